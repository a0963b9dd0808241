select
    article_id,
    document_id,
    source_path,
    article_number,
    title,
    char_start,
    char_end,
    body_start,
    document_type,
    organisation_level,
    is_work_summary
from {{ current_rows('articles', 'articles') }}
