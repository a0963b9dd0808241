select
    indicator_code as code,
    name_zh,
    name_en,
    theme,
    base_unit,
    definition,
    source,
    aliases,
    additivity,
    direction,
    nested_group
from {{ ref('stg_indicators') }}
