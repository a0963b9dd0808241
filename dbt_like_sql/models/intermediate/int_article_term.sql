-- one row for each word of an article under a theme, with the article's level and years, copied articles left out
select
    terms.article_id,
    terms.theme,
    terms.term,
    terms.occurrences,
    terms.inverse_document_frequency,
    articles.authority_id,
    articles.authority_level,
    articles.report_year_min,
    articles.report_year_max
from {{ ref('stg_article_terms') }} as terms
inner join {{ ref('int_article') }} as articles on terms.article_id = articles.article_id
where articles.is_work_summary and articles.duplicate_of is null
