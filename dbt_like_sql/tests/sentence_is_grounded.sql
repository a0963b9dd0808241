{{ config(meta={'dagster': {'ref': {'name': 'dim_sentence'}}}) }}
-- promise 2: every sentence's raw text is the text at its offsets
select sentences.sentence_id
from {{ ref('dim_sentence') }} as sentences
inner join {{ ref('dim_article') }} as articles on sentences.article_id = articles.article_id
inner join {{ ref('document_text') }} as texts on articles.document_id = texts.document_id
where substring(texts.text, sentences.char_start + 1, sentences.char_end - sentences.char_start) <> sentences.raw_text
