select
    sentence_id,
    article_id,
    document_id,
    clean_start,
    clean_end,
    clean_text
from {{ current_rows('clean_sentences', 'placeholders') }}
