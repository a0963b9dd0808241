select
    paragraph_copy_id,
    article_id,
    char_start,
    char_end,
    original_article_id,
    original_char_start,
    original_char_end,
    similarity
from {{ ref('stg_paragraph_copies') }}
