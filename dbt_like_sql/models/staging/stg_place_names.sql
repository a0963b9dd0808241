select
    place_code,
    name,
    short_name,
    level,
    parent_code,
    current_code,
    valid_from,
    valid_to,
    source
from {{ current_rows('place_names', 'vocabulary', 'whole') }}
