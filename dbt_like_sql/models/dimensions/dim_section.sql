select
    section_id,
    article_id,
    parent_section_id,
    level,
    marker,
    heading,
    heading_path,
    char_start,
    char_end,
    theme,
    role
from {{ ref('stg_sections') }}
