{{ config(meta={'dagster': {'ref': {'name': 'fct_measurement'}}}) }}
-- every link between rows points at a row that is there
select 'parent_measurement_id' as reference, child.measurement_id as row_id
from {{ ref('fct_measurement') }} as child
left join {{ ref('fct_measurement') }} as parent on child.parent_measurement_id = parent.measurement_id
where child.parent_measurement_id is not null and parent.measurement_id is null

union all

select 'compared_with_id', child.measurement_id
from {{ ref('fct_measurement') }} as child
left join {{ ref('fct_measurement') }} as other on child.compared_with_id = other.measurement_id
where child.compared_with_id is not null and other.measurement_id is null

union all

select 'duplicate_of', copies.article_id
from {{ ref('dim_article') }} as copies
left join {{ ref('dim_article') }} as canonical on copies.duplicate_of = canonical.article_id
where copies.duplicate_of is not null and canonical.article_id is null

union all

select 'authority_id', articles.article_id
from {{ ref('dim_article') }} as articles
left join {{ ref('dim_authority') }} as authorities on articles.authority_id = authorities.authority_id
where authorities.authority_id is null

union all

select 'indicator_code', measurements.measurement_id
from {{ ref('fct_measurement') }} as measurements
left join {{ ref('dim_indicator') }} as indicators on measurements.indicator_code = indicators.code
where measurements.indicator_code is not null and indicators.code is null

union all

select 'arithmetic measurement_ids', checks.check_id
from (
    select check_id, unnest(measurement_ids) as measurement_id from {{ ref('fct_arithmetic_check') }}
) as checks
left join {{ ref('fct_measurement') }} as measurements on checks.measurement_id = measurements.measurement_id
where measurements.measurement_id is null

union all

select 'unit_code', measurements.measurement_id
from {{ ref('fct_measurement') }} as measurements
left join (select distinct unit_code from {{ ref('dim_unit') }}) as units
    on measurements.unit_code = units.unit_code
where units.unit_code is null
