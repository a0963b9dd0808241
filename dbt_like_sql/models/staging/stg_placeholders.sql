select
    placeholder_id,
    article_id,
    document_id,
    source_path,
    char_start,
    char_end,
    surface,
    placeholder_kind,
    canonical,
    year_min,
    year_max,
    restored,
    rule
from {{ current_rows('placeholders', 'placeholders') }}
