-- when each document was seen first, over all the times it was read
select
    documents.document_id,
    min(documents.first_seen_at) as first_seen_at
from {{ source('lake', 'documents') }} as documents
inner join {{ ref('stg_ledger') }} as ledger
    on documents.commit_id = ledger.commit_id and documents.document_id = ledger.document_id
where ledger.stage = 'documents'
group by documents.document_id
