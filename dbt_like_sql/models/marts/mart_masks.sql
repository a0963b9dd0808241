with figures as (
    select
        coalesce(indicator_code, '') as indicator,
        authority_id as authority,
        coalesce(({{ exact_year('year_min', 'year_max') }})::varchar, '') as year,
        theme,
        unit_code as unit,
        is_masked,
        copy_count
    from {{ ref('int_counted_figure') }}
),

by_dimension as (
    from figures
    unpivot (member for dimension in (indicator, authority, year, theme, unit))
)

select
    dimension,
    member,
    count(*) as figure_count,
    count(*) filter (is_masked) as masked_count,
    round(count(*) filter (is_masked) / count(*), 4) as masked_share,
    sum(copy_count)::bigint as copy_count
from by_dimension
group by dimension, member
