select
    source_path,
    scope,
    byte_size,
    reason,
    detail,
    seen_at
from {{ ref('stg_quarantine') }}
