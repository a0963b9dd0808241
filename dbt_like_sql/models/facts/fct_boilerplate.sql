select
    boilerplate_id,
    document_id,
    source_path,
    char_start,
    char_end,
    surface,
    reason
from {{ ref('stg_boilerplate') }}
