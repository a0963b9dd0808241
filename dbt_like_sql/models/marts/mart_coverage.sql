{#- an indicator is usual among peers where two of them and a fifth of them report it -#}
{%- set usual_peers = 2 -%}
{%- set usual_share = 0.2 -%}
-- a report on one topic or half a year is silent on the rest by nature: only annual summaries can leave something out
with summaries as (
    select *
    from {{ ref('int_article') }}
    where document_type = 'annual_summary' and is_work_summary and duplicate_of is null
),

stated as (
    select
        figures.article_id,
        figures.indicator_code,
        count(*) as figure_count,
        count(*) filter (where figures.nature = 'actual') as actual_count,
        count(*) filter (where figures.nature = 'actual' and not figures.is_masked) as legible_count,
        list(figures.measurement_id order by figures.char_start) as measurement_ids
    from {{ ref('int_figure') }} as figures
    inner join summaries
        on figures.article_id = summaries.article_id and figures.authority_id = summaries.authority_id
    where figures.indicator_code is not null
    group by figures.article_id, figures.indicator_code
),

reported as (
    select
        summaries.authority_id,
        summaries.authority_level,
        stated.indicator_code,
        count(distinct summaries.article_id) as summary_count,
        max(summaries.report_year_max) as last_reported_year
    from stated
    inner join summaries on stated.article_id = summaries.article_id
    where stated.actual_count > 0
    group by summaries.authority_id, summaries.authority_level, stated.indicator_code
),

levels as (
    select
        authority_level,
        count(distinct authority_id) as authority_count
    from summaries
    group by authority_level
),

reporters as (
    select
        authority_level,
        indicator_code,
        count(*) as reporting_count
    from reported
    group by authority_level, indicator_code
),

expected as (
    select
        article_id,
        indicator_code
    from stated
    union distinct
    select
        summaries.article_id,
        reporters.indicator_code
    from summaries
    inner join levels on summaries.authority_level = levels.authority_level
    inner join reporters on summaries.authority_level = reporters.authority_level
    where
        reporters.reporting_count >= {{ usual_peers }}
        and reporters.reporting_count >= {{ usual_share }} * levels.authority_count
    union distinct
    select
        summaries.article_id,
        reported.indicator_code
    from summaries
    inner join reported on summaries.authority_id = reported.authority_id
)

select
    summaries.authority_id,
    summaries.authority,
    summaries.authority_level,
    {{ exact_year('summaries.report_year_min', 'summaries.report_year_max') }} as year,
    summaries.report_year_min,
    summaries.report_year_max,
    expected.indicator_code,
    indicators.name_zh as indicator_name,
    indicators.theme,
    case
        when stated.legible_count > 0 then 'reported'
        when stated.actual_count > 0 then 'masked'
        when stated.figure_count > 0 then 'other_nature'
        else 'absent'
    end as status,
    coalesce(stated.figure_count, 0) as figure_count,
    levels.authority_count - 1 as peer_count,
    coalesce(reporters.reporting_count, 0) - (reported.authority_id is not null)::int as peers_reporting,
    case
        when levels.authority_count > 1
            then round(
                (coalesce(reporters.reporting_count, 0) - (reported.authority_id is not null)::int)
                / (levels.authority_count - 1),
                4
            )
    end as peer_share,
    levels.authority_count > 5 as has_five_peers,
    coalesce(reported.summary_count, 0) - coalesce((stated.actual_count > 0)::int, 0) as own_other_summaries,
    reported.last_reported_year,
    coalesce(stated.measurement_ids, []) as measurement_ids,
    summaries.article_title,
    summaries.source_kind,
    summaries.source_path,
    expected.article_id
from expected
inner join summaries on expected.article_id = summaries.article_id
inner join levels on summaries.authority_level = levels.authority_level
inner join {{ ref('dim_indicator') }} as indicators on expected.indicator_code = indicators.code
left join stated
    on expected.article_id = stated.article_id and expected.indicator_code = stated.indicator_code
left join reported
    on summaries.authority_id = reported.authority_id and expected.indicator_code = reported.indicator_code
left join reporters
    on summaries.authority_level = reporters.authority_level and expected.indicator_code = reporters.indicator_code
