select
    files.source_path,
    files.file_path,
    files.document_id,
    files.byte_size,
    files.modified_ns,
    files.state,
    files.seen_at,
    files.commit_id
from {{ source('lake', 'landing_files') }} as files
inner join {{ ref('int_valid_ledger') }} as ledger
    on files.commit_id = ledger.commit_id and files.source_path = ledger.unit
where ledger.stage = 'documents'
