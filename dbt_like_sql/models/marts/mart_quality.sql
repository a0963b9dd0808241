{%- set low_confidence = 0.5 -%}
with quarantined as (
    select
        source_path,
        bool_or(scope = 'file') as is_whole_file,
        count(*) as quarantined_count,
        list(distinct reason order by reason) as quarantine_reasons
    from {{ ref('quarantine') }}
    group by source_path
),

articles as (
    select
        document_id,
        count(*) filter (where is_work_summary) as work_summary_count,
        count(duplicate_of) as copy_count,
        count(*) filter (where report_year_min = report_year_max) as dated_count,
        count(place) as placed_count
    from {{ ref('dim_article') }}
    group by document_id
),

figures as (
    select
        source_path,
        count(*) as figure_count,
        count(*) filter (where is_masked) as masked_figure_count,
        count(*) filter (where unit_code = 'unknown') as unknown_unit_count,
        count(*) filter (where indicator_code is null) as unmapped_count,
        count(*) filter (where is_duplicate) as copied_figure_count,
        count(*) filter (where confidence < {{ low_confidence }}) as low_confidence_count,
        round(avg(confidence), 4) as mean_confidence
    from {{ ref('fct_measurement') }}
    group by source_path
),

masks as (
    select
        source_path,
        count(*) filter (where placeholder_kind <> 'scar') as mask_count,
        count(*) filter (where placeholder_kind = 'scar') as scar_count
    from {{ ref('fct_placeholder') }}
    group by source_path
),

contradictions as (
    select
        articles.document_id,
        count(*) as contradiction_count
    from {{ ref('fct_arithmetic_check') }} as checks
    inner join {{ ref('dim_article') }} as articles on checks.article_id = articles.article_id
    where checks.verdict = 'contradicts'
    group by articles.document_id
),

conflicts as (
    select
        articles.document_id,
        count(*) as year_conflict_count
    from {{ ref('fct_year_conflict') }} as conflicts
    inner join {{ ref('dim_article') }} as articles on conflicts.article_id = articles.article_id
    group by articles.document_id
),

documents as (
    select *
    from {{ ref('dim_document') }}
    where is_current
)

select
    coalesce(documents.source_path, quarantined.source_path) as source_path,
    case
        when documents.document_id is null then 'quarantined'
        when quarantined.source_path is not null then 'partly_quarantined'
        else 'read'
    end as state,
    coalesce(quarantined.quarantined_count, 0) as quarantined_count,
    coalesce(quarantined.quarantine_reasons, []) as quarantine_reasons,
    documents.document_id,
    documents.source_kind,
    documents.media_type,
    documents.encoding,
    documents.tamper_flags,
    documents.character_count,
    documents.boilerplate_chars,
    documents.article_count,
    -- of a file that was not read nothing is known, which is not zero
    {%- for count in ['work_summary_count', 'copy_count', 'dated_count', 'placed_count'] %}
    case when documents.document_id is not null then coalesce(articles.{{ count }}, 0) end as {{ count }},
    {%- endfor %}
    {%- for count in ['mask_count', 'scar_count'] %}
    case when documents.document_id is not null then coalesce(masks.{{ count }}, 0) end as {{ count }},
    {%- endfor %}
    {%- for count in ['figure_count', 'masked_figure_count', 'unknown_unit_count', 'unmapped_count', 'copied_figure_count', 'low_confidence_count'] %}
    case when documents.document_id is not null then coalesce(figures.{{ count }}, 0) end as {{ count }},
    {%- endfor %}
    figures.mean_confidence,
    case
        when documents.document_id is not null then coalesce(contradictions.contradiction_count, 0)
    end as contradiction_count,
    case
        when documents.document_id is not null then coalesce(conflicts.year_conflict_count, 0)
    end as year_conflict_count
from documents
full join quarantined on documents.source_path = quarantined.source_path
left join articles on documents.document_id = articles.document_id
left join figures on documents.source_path = figures.source_path
left join masks on documents.source_path = masks.source_path
left join contradictions on documents.document_id = contradictions.document_id
left join conflicts on documents.document_id = conflicts.document_id
