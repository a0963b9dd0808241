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
    action,
    found,
    fixed,
    people,
    times
from {{ ref('stg_safety_action') }}
