select
    article_id,
    document_id,
    report_year_min,
    report_year_max,
    report_year_candidates,
    report_year_evidence
from {{ current_rows('report_years', 'report_years') }}
