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
    what,
    among,
    rank,
    claim_kind
from {{ ref('stg_claim') }}
