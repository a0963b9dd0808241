select
    event_id,
    article_id,
    sentence_id,
    char_start,
    char_end,
    surface,
    measurement_ids,
    period_text,
    period_kind,
    period_year_min,
    period_year_max,
    title,
    document_number,
    kind,
    known_policy
from {{ ref('stg_policy_mention') }}
