-- a sentence is a copy where its article is one or a part of one, its paragraph is copied, or its words stand in the
-- article of which its own is another version
with in_copied_paragraphs as (
    select distinct sentences.sentence_id
    from {{ ref('dim_sentence') }} as sentences
    inner join {{ ref('fct_paragraph_copy') }} as copies
        on
            sentences.article_id = copies.article_id
            and sentences.char_start >= copies.char_start
            and sentences.char_start < copies.char_end
),

said as (
    select
        sentences.sentence_id,
        sentences.article_id,
        sentences.char_start,
        sentences.clean_text as sentence,
        sections.section_id,
        sections.heading_path,
        sections.heading,
        sections.theme,
        sections.role,
        articles.* exclude (article_id),
        coalesce(articles.copy_relation in ('same_text', 'excerpt'), false)
        or originals.sentence_id is not null
        or in_copied_paragraphs.sentence_id is not null as is_copy
    from {{ ref('dim_sentence') }} as sentences
    inner join {{ ref('dim_section') }} as sections on sentences.section_id = sections.section_id
    inner join {{ ref('int_article') }} as articles on sentences.article_id = articles.article_id
    left join in_copied_paragraphs on sentences.sentence_id = in_copied_paragraphs.sentence_id
    left join (
        select
            article_id,
            clean_text,
            min(sentence_id) as sentence_id
        from {{ ref('dim_sentence') }}
        group by article_id, clean_text
    ) as originals on articles.duplicate_of = originals.article_id and sentences.clean_text = originals.clean_text
    where
        articles.is_work_summary
        and (sections.role = 'problem' or (sections.role = 'plan' and articles.document_type <> 'plan'))
),

-- a line that is only the heading of what follows is in heading_path; an item that is one sentence is content
headings as (
    select said.sentence_id
    from said
    where
        said.heading <> ''
        and ends_with(rtrim(said.sentence, '。；;：: '), rtrim(said.heading, '。；;：: '))
        and length(said.sentence) <= length(said.heading) + 6
        and (
            exists (from said as others where others.section_id = said.section_id and others.char_start > said.char_start)
            or exists (from {{ ref('dim_section') }} as below where below.parent_section_id = said.section_id)
        )
),

copies as (
    select
        sentence,
        count(*) as copy_count
    from said
    where is_copy
    group by sentence
),

figures as (
    select
        sentence_id,
        list(surface order by char_start) as figures,
        bool_or(is_masked) as is_masked,
        bool_or(is_hedged or operator = 'approx') as is_hedged
    from {{ ref('int_figure') }}
    group by sentence_id
)

select
    said.authority_id,
    said.authority,
    said.authority_level,
    {{ exact_year('said.report_year_min', 'said.report_year_max') }} as year,
    said.report_year_min as year_min,
    said.report_year_max as year_max,
    said.role,
    said.theme,
    said.heading_path,
    said.sentence,
    coalesce(figures.figures, []) as figures,
    coalesce(figures.is_hedged, false) as is_hedged,
    coalesce(figures.is_masked, false) as is_masked,
    coalesce(copies.copy_count, 0) as copy_count,
    said.article_title,
    said.document_type,
    said.source_kind,
    said.source_path,
    said.article_id,
    said.section_id,
    said.sentence_id
from said
left join figures on said.sentence_id = figures.sentence_id
left join copies on said.sentence = copies.sentence
where not said.is_copy and said.sentence_id not in (select sentence_id from headings)
