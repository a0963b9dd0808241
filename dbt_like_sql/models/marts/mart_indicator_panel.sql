-- parts of a figure with the same indicator, and scopes that are not the whole, never stand for the whole
with figures as (
    select
        *,
        {{ exact_value('counted') }} as exact_value
    from {{ ref('int_counted_figure') }} as counted
    where nature = 'actual' and indicator_code is not null and not is_part_of_same
),

reported as (
    select
        authority_id,
        any_value(authority) as authority,
        any_value(authority_level) as authority_level,
        any_value(peer_group) as peer_group,
        indicator_code,
        year_min,
        year_max,
        period_kind,
        panel_scope,
        coalesce(exam_line, '') as exam_line,
        case when count(distinct exact_value) = 1 then min(exact_value) end as value,
        min(base_value_min) as value_min,
        max(base_value_max) as value_max,
        case
            when count(distinct exact_value) = 1 then 'reported'
            when count(distinct exact_value) > 1 then 'several'
            when bool_and(is_masked) then 'masked'
            else 'bounded'
        end as status,
        count(*) as figure_count,
        mode(year_basis) as year_basis,
        bool_or(is_hedged or operator = 'approx') as is_hedged,
        bool_or(is_masked) as is_masked,
        sum(copy_count)::bigint as copy_count,
        bool_or(coalesce(flow_kind, '') = 'cumulative') as is_cumulative,
        list(measurement_id order by source_path, char_start) as measurement_ids
    from figures
    group by authority_id, indicator_code, year_min, year_max, period_kind, panel_scope, coalesce(exam_line, '')
),

-- years that an authority reported on, with what it reports of other years: what is silent, never zero
absent as (
    select
        years.authority_id,
        years.year,
        indicators.indicator_code,
        any_value(indicators.authority) as authority,
        any_value(indicators.authority_level) as authority_level,
        any_value(indicators.peer_group) as peer_group
    from (
        select distinct
            authority_id,
            report_year_min as year
        from {{ ref('int_article') }}
        where report_year_min = report_year_max and document_type = 'annual_summary' and is_work_summary
    ) as years
    inner join reported as indicators on years.authority_id = indicators.authority_id
    left join reported as same_year
        on
            years.authority_id = same_year.authority_id
            and indicators.indicator_code = same_year.indicator_code
            and years.year between same_year.year_min and same_year.year_max
    where same_year.authority_id is null and indicators.panel_scope = 'whole'
    group by years.authority_id, years.year, indicators.indicator_code
),

panel as (
    from reported
    union all by name
    select
        authority_id,
        authority,
        authority_level,
        peer_group,
        indicator_code,
        year as year_min,
        year as year_max,
        'year' as period_kind,
        'whole' as panel_scope,
        '' as exam_line,
        'absent' as status,
        0 as figure_count,
        'report_year' as year_basis,
        false as is_hedged,
        false as is_masked,
        0 as copy_count,
        false as is_cumulative,
        []::varchar[] as measurement_ids
    from absent
)

select
    panel.authority_id,
    panel.authority,
    panel.authority_level,
    panel.peer_group,
    panel.indicator_code,
    indicators.name_zh as indicator_name,
    {{ exact_year('panel.year_min', 'panel.year_max') }} as year,
    panel.year_min,
    panel.year_max,
    panel.year_basis,
    panel.period_kind,
    panel.panel_scope,
    panel.exam_line,
    panel.status,
    panel.value,
    panel.value_min,
    panel.value_max,
    indicators.base_unit,
    panel.figure_count,
    panel.is_hedged,
    panel.is_masked,
    panel.copy_count,
    coalesce(
        panel.status = 'reported'
        and indicators.additivity = 'sum'
        and not panel.is_cumulative
        and not panel.is_hedged
        and panel.panel_scope = 'whole'
        and panel.period_kind = 'year'
        and panel.year_min = panel.year_max,
        false
    ) as may_be_summed,
    indicators.additivity,
    indicators.direction,
    indicators.nested_group,
    panel.measurement_ids
from panel
inner join {{ ref('dim_indicator') }} as indicators on panel.indicator_code = indicators.code
