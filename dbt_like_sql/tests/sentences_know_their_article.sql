{{ config(meta={'dagster': {'ref': {'name': 'dim_sentence'}}}) }}
-- every figure lies inside its sentence, and the sentence inside its article
select measurements.measurement_id
from {{ ref('fct_measurement') }} as measurements
left join {{ ref('dim_sentence') }} as sentences
    on measurements.sentence_id = sentences.sentence_id and measurements.article_id = sentences.article_id
where
    sentences.sentence_id is null
    or measurements.char_start < sentences.char_start
    or measurements.char_start >= sentences.char_end
