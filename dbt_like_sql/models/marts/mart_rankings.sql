{%- set fewest = 5 -%}
-- ranked here: what has the same stated denominator, in one year, kind of authority, province and line
with comparable as (
    select
        panel.*,
        indicators.name_zh as indicator,
        case when panel.direction = 'down' then panel.value else -panel.value end as sort_value
    from {{ ref('mart_indicator_panel') }} as panel
    inner join {{ ref('dim_indicator') }} as indicators on panel.indicator_code = indicators.code
    where
        panel.status = 'reported'
        and panel.year is not null
        and panel.period_kind = 'year'
        and panel.panel_scope = 'whole'
        and panel.authority is not null
        and not panel.is_hedged
        and panel.direction <> 'neutral'
        and indicators.denominator is not null
        and indicators.denominator not like '%依原文%'
),

ranked as (
    select
        *,
        count(*) over peers as ranked_count,
        rank() over (peers order by sort_value) as own_rank
    from comparable
    window peers as (partition by indicator_code, year, peer_group, exam_line)
),

rows_of_both as (
    select
        authority_id,
        authority,
        authority_level,
        peer_group,
        'computed' as rank_basis,
        indicator,
        indicator_code,
        year,
        year_min,
        year_max,
        year_basis,
        exam_line,
        null as surface,
        own_rank::double as rank_min,
        own_rank::double as rank_max,
        peer_group as among,
        ranked_count,
        value,
        base_unit,
        direction,
        is_hedged,
        is_masked,
        copy_count,
        measurement_ids
    from ranked
    where ranked_count >= {{ fewest }}

    union all

    select
        authority_id,
        authority,
        authority_level,
        peer_group,
        'stated' as rank_basis,
        indicator,
        indicator_code,
        {{ exact_year('year_min', 'year_max') }} as year,
        year_min,
        year_max,
        year_basis,
        coalesce(exam_line, '') as exam_line,
        surface,
        -- 前10名 is somewhere among ten
        case when starts_with(surface, '前') then 1 else base_value_min end as rank_min,
        base_value_max as rank_max,
        -- 我市 says whose it is, not among whom
        case when not starts_with(scope, '我') and not starts_with(scope, '本') then scope end as among,
        null as ranked_count,
        null as value,
        '' as base_unit,
        null as direction,
        is_hedged,
        is_masked,
        copy_count,
        [measurement_id] as measurement_ids
    from {{ ref('int_counted_figure') }}
    where nature = 'rank'
)

select
    rows_of_both.*,
    figures.role = 'plan' or figures.document_type = 'plan' as is_planned,
    sentences.clean_text as sentence,
    figures.source_kind,
    figures.source_path,
    figures.article_id,
    figures.measurement_id
from rows_of_both
inner join {{ ref('int_counted_figure') }} as figures on rows_of_both.measurement_ids[1] = figures.measurement_id
inner join {{ ref('dim_sentence') }} as sentences on figures.sentence_id = sentences.sentence_id
