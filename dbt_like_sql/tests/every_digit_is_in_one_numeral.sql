{{ config(meta={'dagster': {'ref': {'name': 'fct_numeral'}}}) }}
-- promise 1, counted by another route: the digits of each article's text equal the digits inside its numerals
with articles as (
    select
        articles.article_id,
        length(
            regexp_replace(
                substring(texts.text, articles.char_start + 1, articles.char_end - articles.char_start), '[^0-9]', '', 'g'
            )
        ) as digits
    from {{ ref('dim_article') }} as articles
    inner join {{ ref('document_text') }} as texts on articles.document_id = texts.document_id
),

numerals as (
    select
        article_id,
        sum(length(regexp_replace(surface, '[^0-9]', '', 'g'))) as digits
    from {{ ref('fct_numeral') }}
    group by article_id
)

select articles.article_id
from articles
left join numerals on articles.article_id = numerals.article_id
where articles.digits <> coalesce(numerals.digits, 0)
