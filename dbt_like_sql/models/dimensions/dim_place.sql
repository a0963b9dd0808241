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
from {{ ref('stg_place_names') }}
