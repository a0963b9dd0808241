with paragraphs as (
    select
        article_id,
        original_article_id,
        count(*) as copied_paragraphs,
        sum(char_end - char_start)::bigint as copied_characters
    from {{ ref('fct_paragraph_copy') }}
    where article_id <> original_article_id
    group by article_id, original_article_id
),

pairs as (
    select
        article_id,
        duplicate_of as original_article_id
    from {{ ref('dim_article') }}
    where duplicate_of is not null
    union distinct
    select
        article_id,
        original_article_id
    from paragraphs
),

figures as (
    select
        copies.article_id,
        originals.article_id as original_article_id,
        count(*) as figures_in_common
    from {{ ref('fct_measurement') }} as copies
    inner join {{ ref('fct_measurement') }} as originals
        on copies.original_measurement_id = originals.measurement_id
    group by copies.article_id, originals.article_id
),

-- the figure that counts may stand in either of the two
common_figures as (
    select
        article_id,
        original_article_id,
        sum(figures_in_common)::bigint as figures_in_common
    from (
        from figures
        union all
        select
            original_article_id,
            article_id,
            figures_in_common
        from figures
    )
    group by article_id, original_article_id
),

differences as (
    select
        article_id,
        other_article_id,
        count(*) as figures_that_differ
    from (
        select
            article_id,
            other_article_id
        from {{ ref('fct_version_difference') }}
        union all
        select
            other_article_id,
            article_id
        from {{ ref('fct_version_difference') }}
    )
    group by article_id, other_article_id
)

select
    pairs.article_id,
    copies.title as article_title,
    copy_facts.authority,
    copies.authority_id,
    copies.document_type,
    copies.report_year_min,
    copies.report_year_max,
    copies.source_path,
    pairs.original_article_id,
    originals.title as original_title,
    original_facts.authority as original_authority,
    originals.authority_id as original_authority_id,
    originals.document_type as original_document_type,
    originals.report_year_min as original_report_year_min,
    originals.report_year_max as original_report_year_max,
    originals.source_path as original_source_path,
    case
        when copies.duplicate_of = pairs.original_article_id then copies.copy_relation
        else 'paragraphs'
    end as copy_relation,
    case when copies.duplicate_of = pairs.original_article_id then copies.similarity end as similarity,
    coalesce(paragraphs.copied_paragraphs, 0) as copied_paragraphs,
    coalesce(paragraphs.copied_characters, 0) as copied_characters,
    copies.char_end - copies.char_start as article_characters,
    coalesce(common_figures.figures_in_common, 0) as figures_in_common,
    coalesce(differences.figures_that_differ, 0) as figures_that_differ,
    copies.authority_id = originals.authority_id as is_same_authority,
    copies.title = originals.title as is_same_title,
    -- null bounds are open: years that are not known cannot exclude each other
    coalesce(
        copies.report_year_min > originals.report_year_max or copies.report_year_max < originals.report_year_min,
        false
    ) as is_other_year
from pairs
inner join {{ ref('dim_article') }} as copies on pairs.article_id = copies.article_id
inner join {{ ref('int_article') }} as copy_facts on pairs.article_id = copy_facts.article_id
inner join {{ ref('dim_article') }} as originals on pairs.original_article_id = originals.article_id
inner join {{ ref('int_article') }} as original_facts on pairs.original_article_id = original_facts.article_id
left join paragraphs
    on pairs.article_id = paragraphs.article_id and pairs.original_article_id = paragraphs.original_article_id
left join common_figures
    on pairs.article_id = common_figures.article_id and pairs.original_article_id = common_figures.original_article_id
left join differences
    on pairs.article_id = differences.article_id and pairs.original_article_id = differences.other_article_id
