select
    sentence_id,
    section_id,
    article_id,
    document_id,
    char_start,
    char_end,
    raw_text
from {{ current_rows('sentences', 'articles') }}
