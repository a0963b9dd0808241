select
    run_id,
    fingerprint,
    version,
    published_at
from {{ source('lake', 'publications') }}
