{{ config(meta={'dagster': {'ref': {'name': 'fct_numeral'}}}) }}
-- promise 1: figures and the ledger of numerals agree, both ways
-- a figure whose digits were wiped without a trace (达 万余元) has no numeral of its own
select coalesce(measurements.measurement_id, numerals.measurement_id) as measurement_id
from {{ ref('fct_measurement') }} as measurements
full join (
    select distinct measurement_id from {{ ref('fct_numeral') }} where numeral_class = 'measurement'
) as numerals on measurements.measurement_id = numerals.measurement_id
where
    measurements.measurement_id is null
    or (numerals.measurement_id is null and not measurements.is_masked)
