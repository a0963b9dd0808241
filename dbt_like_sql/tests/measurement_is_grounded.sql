{{ config(meta={'dagster': {'ref': {'name': 'fct_measurement'}}}) }}
-- promise 2: every figure's surface is the text at its offsets
select measurements.measurement_id
from {{ ref('fct_measurement') }} as measurements
inner join {{ ref('dim_article') }} as articles on measurements.article_id = articles.article_id
inner join {{ ref('document_text') }} as texts on articles.document_id = texts.document_id
where
    substring(texts.text, measurements.char_start + 1, measurements.char_end - measurements.char_start)
    <> measurements.surface
