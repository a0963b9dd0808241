select
    indicator_code,
    name_zh,
    name_en,
    theme,
    base_unit,
    definition,
    source,
    aliases,
    additivity,
    direction,
    nested_group,
    example
from {{ current_rows('indicators', 'vocabulary', 'whole') }}
