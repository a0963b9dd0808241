{{ config(meta={'dagster': {'ref': {'name': 'fct_numeral'}}}) }}
-- promise 2: every numeral's surface is the text at its offsets
select numerals.numeral_id
from {{ ref('fct_numeral') }} as numerals
inner join {{ ref('dim_article') }} as articles on numerals.article_id = articles.article_id
inner join {{ ref('document_text') }} as texts on articles.document_id = texts.document_id
where substring(texts.text, numerals.char_start + 1, numerals.char_end - numerals.char_start) <> numerals.surface
