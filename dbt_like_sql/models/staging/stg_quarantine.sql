select
    document_id,
    source_path,
    scope,
    byte_size,
    reason,
    detail,
    seen_at
from {{ current_rows('quarantine', 'documents') }}
