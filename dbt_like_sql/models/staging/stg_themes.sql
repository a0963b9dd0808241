select
    theme,
    name_zh,
    name_en,
    keywords,
    source
from {{ current_rows('themes', 'vocabulary', 'whole') }}
