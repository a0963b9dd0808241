select
    theme,
    name_zh,
    name_en,
    keywords,
    source
from {{ ref('stg_themes') }}
