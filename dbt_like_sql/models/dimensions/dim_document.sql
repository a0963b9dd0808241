select
    documents.document_id,
    documents.content_sha256,
    documents.source_path,
    documents.byte_size,
    documents.encoding,
    documents.encoding_evidence,
    documents.media_type,
    facts.title,
    facts.published_on,
    facts.source_url,
    facts.source_kind,
    case
        when relabelled.document_id is null or list_contains(facts.tamper_flags, 'relabelled_year') then facts.tamper_flags
        else list_prepend('relabelled_year', facts.tamper_flags)
    end as tamper_flags,
    facts.article_count,
    documents.character_count,
    facts.boilerplate_chars,
    coalesce(files.state = 'document', false) as is_current,
    first_seen.first_seen_at,
    documents.commit_id
from {{ ref('stg_documents') }} as documents
inner join {{ ref('stg_document_facts') }} as facts on documents.document_id = facts.document_id
inner join {{ ref('int_first_seen') }} as first_seen on documents.document_id = first_seen.document_id
left join {{ ref('int_landing_files') }} as files on documents.document_id = files.document_id
left join (
    -- what an article tells of dated events may show that its title was given another year
    select distinct document_id
    from {{ ref('stg_year_conflicts') }}
    where rule like 'explicit/relabelled_title%'
) as relabelled on documents.document_id = relabelled.document_id
