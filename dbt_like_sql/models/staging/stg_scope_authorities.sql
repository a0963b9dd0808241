select
    measurement_id,
    article_id,
    document_id,
    scope_authority_id
from {{ current_rows('scope_authorities', 'places') }}
