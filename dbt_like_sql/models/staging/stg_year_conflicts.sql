select
    year_conflict_id,
    article_id,
    document_id,
    phrase,
    char_start,
    char_end,
    rule,
    year_min,
    year_max,
    report_year_min,
    report_year_max,
    explanation
from {{ current_rows('year_conflicts', 'report_years') }}
