-- which commit holds the valid rows of each document that lies in the landing folder now
with files as (
    select document_id, commit_id
    from {{ ref('int_landing_files') }}
    where state <> 'deleted'
)

select
    'documents' as stage,
    document_id,
    commit_id
from files

union all

select
    ledger.stage,
    ledger.document_id,
    ledger.commit_id
from {{ ref('int_valid_ledger') }} as ledger
inner join files on ledger.document_id = files.document_id
where ledger.stage <> 'documents'

union all

select
    stage,
    null as document_id,
    commit_id
from {{ ref('int_valid_ledger') }}
where unit = '*'
