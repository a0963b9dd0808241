select
    check_id,
    article_id,
    kind,
    measurement_ids,
    stated_min,
    stated_max,
    computed_min,
    computed_max,
    verdict,
    restored_value,
    explanation
from {{ ref('stg_arithmetic_checks') }}
