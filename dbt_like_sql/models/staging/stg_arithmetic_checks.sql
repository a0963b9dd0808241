select
    check_id,
    article_id,
    document_id,
    kind,
    measurement_ids,
    stated_min,
    stated_max,
    computed_min,
    computed_max,
    verdict,
    restored_value,
    explanation
from {{ current_rows('arithmetic_checks', 'arithmetic') }}
