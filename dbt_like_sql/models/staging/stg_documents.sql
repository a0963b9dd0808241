select
    document_id,
    content_sha256,
    source_path,
    byte_size,
    encoding,
    encoding_evidence,
    media_type,
    character_count,
    first_seen_at,
    commit_id
from {{ latest_rows('documents', 'documents') }}
