with sentences as (
    select
        section_id,
        clean_text,
        row_number() over (partition by section_id order by char_start) as place,
        count(*) over (partition by section_id) as sentence_count
    from {{ ref('dim_sentence') }}
),

figures as (
    select
        section_id,
        count(*) as figure_count
    from {{ ref('fct_measurement') }}
    group by section_id
),

headings as (
    select
        sections.*,
        list_filter(string_split_regex(sections.heading, '[，,；;。]'), lambda clause: clause <> '') as clauses,
        count(*) over (partition by sections.heading) as same_heading_count
    from {{ ref('dim_section') }} as sections
    where sections.level > 0 and sections.heading <> ''
),

copied as (
    select headings.section_id
    from headings
    inner join {{ ref('int_article') }} as articles on headings.article_id = articles.article_id
    inner join headings as originals
        on articles.duplicate_of = originals.article_id and headings.heading = originals.heading
    union distinct
    select headings.section_id
    from headings
    inner join {{ ref('fct_paragraph_copy') }} as copies
        on
            headings.article_id = copies.article_id
            and headings.char_start >= copies.char_start
            and headings.char_start < copies.char_end
)

select
    headings.theme,
    headings.role,
    headings.level,
    headings.marker,
    headings.heading,
    length(headings.heading) as heading_characters,
    len(headings.clauses)::bigint as clause_count,
    len(headings.clauses) > 1
    and len(list_distinct(list_transform(headings.clauses, lambda clause: length(clause)))) = 1 as is_parallel,
    headings.same_heading_count,
    headings.heading_path,
    openings.clean_text as opening,
    coalesce(openings.sentence_count, titles.sentence_count, 0) as sentence_count,
    coalesce(figures.figure_count, 0) as figure_count,
    articles.authority_id,
    articles.authority,
    articles.authority_level,
    {{ exact_year('articles.report_year_min', 'articles.report_year_max') }} as year,
    articles.report_year_min,
    articles.report_year_max,
    articles.article_title,
    articles.document_type,
    articles.source_kind,
    articles.source_path,
    headings.article_id,
    headings.section_id
from headings
inner join {{ ref('int_article') }} as articles on headings.article_id = articles.article_id
left join sentences as titles on headings.section_id = titles.section_id and titles.place = 1
left join sentences as openings on headings.section_id = openings.section_id and openings.place = 2
left join figures on headings.section_id = figures.section_id
where articles.is_work_summary and headings.section_id not in (select section_id from copied)
