-- one row for each article, with what every mart says about where a row comes from
select
    articles.article_id,
    articles.source_path,
    articles.title as article_title,
    articles.document_type,
    articles.is_work_summary,
    articles.authority_id,
    authorities.name as authority,
    authorities.level as authority_level,
    authorities.peer_group,
    articles.report_year_min,
    articles.report_year_max,
    articles.duplicate_of,
    articles.copy_relation,
    documents.source_kind,
    documents.tamper_flags
from {{ ref('dim_article') }} as articles
inner join {{ ref('dim_document') }} as documents on articles.document_id = documents.document_id
inner join {{ ref('dim_authority') }} as authorities on articles.authority_id = authorities.authority_id
