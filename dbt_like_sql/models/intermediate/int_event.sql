{#- what a summary plans without naming a year is not of the year that it reports on -#}
{%- set is_reported_work = "(sections.role <> 'plan' or articles.document_type = 'plan')" -%}
-- one row for each event or claim, copies included, with whose it is, of which years, and whether it is a copy
-- a copy: all its figures stand in a canonical copy; without figures, its sentence does, or its paragraph is copied
-- the original of a copy: an event of the same kind with the same figures, or with the same words where they are copied
with events as (
    {%- for table in ['training', 'student_aid', 'project', 'exam_result', 'award', 'safety_action', 'policy_mention', 'claim'] %}
    select
        '{{ table }}' as event_kind,
        event_id,
        article_id,
        sentence_id,
        char_start,
        char_end,
        surface as event_text,
        measurement_ids,
        period_text,
        period_kind as stated_period_kind,
        period_year_min,
        period_year_max
    from {{ ref('fct_' ~ table) }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
),

linked as (
    select
        event_kind,
        event_id,
        unnest(measurement_ids) as measurement_id
    from events
),

of_figures as (
    select
        linked.event_id,
        bool_and(figures.is_copy) as is_copy,
        bool_or(figures.is_masked) as is_masked,
        bool_or(figures.is_hedged or figures.operator = 'approx') as is_hedged,
        bool_or(figures.nature = 'plan') as is_planned,
        list(figures.surface order by figures.char_start) as figures,
        list(distinct figures.fund_source) filter (figures.fund_source is not null) as fund_sources,
        list(distinct figures.count_kind) filter (figures.count_kind is not null) as count_kinds
    from linked
    inner join {{ ref('int_figure') }} as figures on linked.measurement_id = figures.measurement_id
    group by linked.event_id
),

copied_sentences as (
    select distinct sentences.sentence_id
    from {{ ref('dim_sentence') }} as sentences
    inner join {{ ref('int_article') }} as articles on sentences.article_id = articles.article_id
    inner join {{ ref('dim_sentence') }} as originals
        on articles.duplicate_of = originals.article_id and sentences.clean_text = originals.clean_text
),

in_copied_paragraphs as (
    select distinct events.event_id
    from events
    inner join {{ ref('fct_paragraph_copy') }} as copies
        on
            events.article_id = copies.article_id
            and events.char_start >= copies.char_start
            and events.char_start < copies.char_end
),

originals as (
    select
        copied.event_id,
        original.event_id as original_event_id
    from linked as copied
    inner join {{ ref('fct_measurement') }} as figures on copied.measurement_id = figures.measurement_id
    inner join linked as original
        on
            figures.original_measurement_id = original.measurement_id
            and copied.event_kind = original.event_kind

    union all

    select
        copied.event_id,
        original.event_id as original_event_id
    from events as copied
    inner join {{ ref('int_article') }} as articles on copied.article_id = articles.article_id
    inner join events as original
        on
            articles.duplicate_of = original.article_id
            and copied.event_kind = original.event_kind
            and copied.event_text = original.event_text

    union all

    select
        copied.event_id,
        original.event_id as original_event_id
    from events as copied
    inner join {{ ref('fct_paragraph_copy') }} as copies
        on
            copied.article_id = copies.article_id
            and copied.char_start >= copies.char_start
            and copied.char_start < copies.char_end
    inner join events as original
        on
            copies.original_article_id = original.article_id
            and original.char_start >= copies.original_char_start
            and original.char_start < copies.original_char_end
            and copied.event_kind = original.event_kind
            and copied.event_text = original.event_text
),

judged as (
    select
        events.event_id,
        coalesce(
            of_figures.is_copy,
            copied_sentences.sentence_id is not null or in_copied_paragraphs.event_id is not null
        ) as is_copy
    from events
    left join of_figures on events.event_id = of_figures.event_id
    left join copied_sentences on events.sentence_id = copied_sentences.sentence_id
    left join in_copied_paragraphs on events.event_id = in_copied_paragraphs.event_id
),

-- the one original that shares most with a copy
copies as (
    select
        judged.event_id,
        mode(originals.original_event_id order by originals.original_event_id) as original_event_id
    from judged
    inner join originals on judged.event_id = originals.event_id
    inner join judged as kept on originals.original_event_id = kept.event_id
    where judged.is_copy and not kept.is_copy
    group by judged.event_id
),

copy_counts as (
    select
        original_event_id,
        count(*) as copy_count
    from copies
    group by original_event_id
)

select
    events.event_id,
    events.event_kind,
    events.article_id,
    events.sentence_id,
    events.event_text,
    events.measurement_ids,
    events.period_text,
    articles.authority_id,
    articles.authority,
    articles.authority_level,
    articles.peer_group,
    articles.article_title,
    articles.document_type,
    articles.is_work_summary,
    articles.source_kind,
    articles.source_path,
    sections.theme,
    sections.role,
    sentences.clean_text as sentence,
    case
        when events.period_text is not null then events.period_year_min
        when {{ is_reported_work }} then articles.report_year_min
    end as year_min,
    case
        when events.period_text is not null then events.period_year_max
        when {{ is_reported_work }} then articles.report_year_max
    end as year_max,
    case
        when events.period_text is not null then 'stated'
        when {{ is_reported_work }} then 'report_year'
        else 'unknown'
    end as year_basis,
    case
        when events.period_text is not null then coalesce(events.stated_period_kind, 'unknown')
        when articles.document_type = 'half_year_summary' then 'half_year'
        else 'year'
    end as period_kind,
    coalesce(of_figures.figures, []) as figures,
    coalesce(of_figures.fund_sources, []) as fund_sources,
    coalesce(of_figures.count_kinds, []) as count_kinds,
    coalesce(of_figures.is_masked, false) as is_masked,
    coalesce(of_figures.is_hedged, false) as is_hedged,
    coalesce(of_figures.is_planned, false) or sections.role = 'plan' or articles.document_type = 'plan' as is_planned,
    judged.is_copy,
    copies.original_event_id,
    coalesce(copy_counts.copy_count, 0) as copy_count
from events
inner join judged on events.event_id = judged.event_id
inner join {{ ref('int_article') }} as articles on events.article_id = articles.article_id
inner join {{ ref('dim_sentence') }} as sentences on events.sentence_id = sentences.sentence_id
inner join {{ ref('dim_section') }} as sections on sentences.section_id = sections.section_id
left join of_figures on events.event_id = of_figures.event_id
left join copies on events.event_id = copies.event_id
left join copy_counts on events.event_id = copy_counts.original_event_id
