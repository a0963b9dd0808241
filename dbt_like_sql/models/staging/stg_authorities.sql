select
    authority_id,
    article_id,
    document_id,
    name,
    title,
    level,
    place_code,
    parent_id,
    peer_group
from {{ current_rows('authorities', 'places') }}
