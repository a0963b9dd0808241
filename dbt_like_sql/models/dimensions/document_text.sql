select
    document_id,
    text
from {{ ref('stg_document_text') }}
