select
    numeral_id,
    article_id,
    source_path,
    char_start,
    char_end,
    surface,
    numeral_class,
    measurement_id,
    rule
from {{ ref('stg_numerals') }}
