select
    numeral_id,
    article_id,
    document_id,
    source_path,
    char_start,
    char_end,
    surface,
    numeral_class,
    measurement_id,
    rule
from {{ current_rows('numerals', 'numerals') }}
