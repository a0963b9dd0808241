{{ config(meta={'dagster': {'ref': {'name': 'fct_placeholder'}}}) }}
-- promise 2: every mask's and scar's surface is the text at its offsets
select placeholders.placeholder_id
from {{ ref('fct_placeholder') }} as placeholders
inner join {{ ref('dim_article') }} as articles on placeholders.article_id = articles.article_id
inner join {{ ref('document_text') }} as texts on articles.document_id = texts.document_id
where
    substring(texts.text, placeholders.char_start + 1, placeholders.char_end - placeholders.char_start)
    <> placeholders.surface
