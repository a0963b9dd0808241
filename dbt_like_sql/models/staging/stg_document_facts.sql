select
    document_id,
    title,
    published_on,
    source_url,
    source_kind,
    tamper_flags,
    article_count,
    boilerplate_chars
from {{ latest_rows('document_facts', 'articles') }}
