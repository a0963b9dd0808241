select
    article_id,
    document_id,
    duplicate_cluster_id,
    duplicate_of,
    copy_relation,
    similarity
from {{ current_rows('article_duplicates', 'duplicates', 'whole') }}
