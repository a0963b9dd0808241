select
    placeholder_id,
    article_id,
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
from {{ ref('stg_placeholders') }}
