select
    article_id,
    document_id,
    clean_text,
    offset_runs
from {{ current_rows('clean_texts', 'placeholders') }}
