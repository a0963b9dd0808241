{#- below this many digits, equal values under unlike labels are what chance gives -#}
{%- set telling_digits = 4 -%}
with figures as (
    select
        all_figures.*,
        coalesce(indicator_code, indicator) as label,
        coalesce(authority, authority_id) as whose,
        {{ significant_digits('base_value_min') }} as digits
    from {{ ref('int_figure') }} as all_figures
    where
        is_work_summary
        and {{ exact_value('all_figures') }} is not null
        and not is_absolute
        -- a standard is the same everywhere by rule, and many are first
        and nature not in ('norm', 'rank')
),

by_label as (
    select
        'same_label' as match_kind,
        label,
        base_value_min,
        base_unit
    from figures
    group by label, base_value_min, base_unit
    having count(distinct authority_id) > 1
),

by_value as (
    select
        'value_only' as match_kind,
        null as label,
        base_value_min,
        base_unit
    from figures
    where digits >= {{ telling_digits }} and base_unit <> ''
    group by base_value_min, base_unit
    having count(distinct authority_id) > 1
),

shared as (
    from by_label
    union all
    from by_value
    anti join by_label
        on by_value.base_value_min = by_label.base_value_min and by_value.base_unit = by_label.base_unit
)

select
    shared.match_kind,
    shared.base_value_min as value,
    shared.base_unit,
    any_value(figures.digits) as significant_digits,
    coalesce(shared.label, '') as label,
    count(distinct figures.authority_id) as authority_count,
    count(distinct figures.article_id) as article_count,
    count(*) as figure_count,
    count(*) filter (where figures.is_copy) as copied_count,
    count(*) filter (where not figures.is_copy) < 2 as is_explained_by_copies,
    bool_or(figures.is_hedged or figures.operator = 'approx') as is_hedged,
    list(distinct figures.whose order by figures.whose) as authorities,
    list(figures.indicator order by figures.source_path, figures.char_start) as indicators,
    list(figures.surface order by figures.source_path, figures.char_start) as figures,
    list(figures.measurement_id order by figures.source_path, figures.char_start) as measurement_ids
from shared
inner join figures
    on
        shared.base_value_min = figures.base_value_min
        and shared.base_unit = figures.base_unit
        and (
            shared.label = figures.label
            or (shared.match_kind = 'value_only' and figures.digits >= {{ telling_digits }})
        )
group by shared.match_kind, shared.base_value_min, shared.base_unit, shared.label
