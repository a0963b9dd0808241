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
    kind,
    stage,
    money,
    people,
    per_head
from {{ ref('stg_student_aid') }}
