select
    measurement_id,
    article_id,
    document_id,
    original_measurement_id
from {{ current_rows('duplicate_measurements', 'duplicates', 'whole') }}
