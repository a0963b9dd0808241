{{ config(meta={'dagster': {'ref': {'name': 'dim_article'}}}) }}
-- facts hold current documents only
select articles.article_id
from {{ ref('dim_article') }} as articles
left join {{ ref('dim_document') }} as documents on articles.document_id = documents.document_id
where documents.document_id is null or not documents.is_current
