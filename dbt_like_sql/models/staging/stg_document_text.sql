select
    document_id,
    text
from {{ current_rows('document_text', 'documents') }}
