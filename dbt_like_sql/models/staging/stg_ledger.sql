select
    sequence,
    stage,
    unit,
    document_id,
    code_version,
    inputs,
    commit_id,
    run_id,
    row_count,
    seconds,
    committed_at
from {{ source('lake', 'ledger') }}
