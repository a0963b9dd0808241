{{ config(meta={'dagster': {'ref': {'name': 'fct_numeral'}}}) }}
-- promise 1, counted by another route: the digits of each article's text equal the digits inside its numerals;
-- site chrome that was set aside inside an article has its own table and is left out on both sides
with chrome as (
    select
        articles.article_id,
        sum(length(regexp_replace(boilerplate.surface, '[^0-9]', '', 'g'))) as digits
    from {{ ref('fct_boilerplate') }} as boilerplate
    inner join {{ ref('dim_article') }} as articles
        on
            boilerplate.document_id = articles.document_id
            and boilerplate.char_start >= articles.char_start
            and boilerplate.char_end <= articles.char_end
    group by articles.article_id
),

articles as (
    select
        articles.article_id,
        length(
            regexp_replace(
                substring(texts.text, articles.char_start + 1, articles.char_end - articles.char_start), '[^0-9]', '', 'g'
            )
        ) - coalesce(chrome.digits, 0) as digits
    from {{ ref('dim_article') }} as articles
    inner join {{ ref('document_text') }} as texts on articles.document_id = texts.document_id
    left join chrome on articles.article_id = chrome.article_id
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
