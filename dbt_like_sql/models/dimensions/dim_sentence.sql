select
    sentences.sentence_id,
    sentences.section_id,
    sentences.article_id,
    sentences.char_start,
    sentences.char_end,
    sentences.raw_text,
    clean.clean_text
from {{ ref('stg_sentences') }} as sentences
inner join {{ ref('stg_clean_sentences') }} as clean on sentences.sentence_id = clean.sentence_id
