select
    measurement_id,
    article_id,
    document_id,
    parent_measurement_id,
    compared_with_id,
    period_text,
    period_kind,
    period_year_min,
    period_year_max,
    as_of_date
from {{ current_rows('links', 'links') }}
