select
    article_id,
    document_id,
    authority_id,
    place,
    place_code,
    place_evidence
from {{ current_rows('article_places', 'places') }}
