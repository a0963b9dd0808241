{{ config(meta={'dagster': {'ref': {'name': 'dim_document'}}}) }}
-- promise 1: every file in the landing folder, and every record of a file of records, is a current document
-- or in quarantine, never both, never neither
select files.source_path
from {{ ref('int_landing_files') }} as files
left join {{ ref('dim_document') }} as documents
    on files.source_path = documents.source_path and documents.is_current
left join {{ ref('quarantine') }} as rejected
    on
        files.source_path = rejected.source_path
        and (rejected.scope = 'file' or files.source_path <> files.file_path)
where files.state <> 'deleted' and (documents.source_path is null) = (rejected.source_path is null)
