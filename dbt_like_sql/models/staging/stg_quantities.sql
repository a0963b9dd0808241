select
    measurement_id,
    article_id,
    document_id,
    source_path,
    char_start,
    char_end,
    surface,
    clean_start,
    clean_end,
    value_min,
    value_max,
    unit,
    operator,
    number_form,
    is_masked,
    rule
from {{ current_rows('quantities', 'numerals') }}
