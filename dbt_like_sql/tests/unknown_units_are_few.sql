{{ config(severity='warn', meta={'dagster': {'ref': {'name': 'fct_measurement'}}}) }}
-- an unknown unit is a warning with a count, not a loss
select unit, count(*) as figures
from {{ ref('fct_measurement') }}
where unit_code = 'unknown'
group by unit
