select
    year_conflict_id,
    article_id,
    phrase,
    char_start,
    char_end,
    rule,
    year_min,
    year_max,
    report_year_min,
    report_year_max,
    explanation
from {{ ref('stg_year_conflicts') }}
