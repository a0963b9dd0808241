select
    unit,
    unit_code,
    dimension,
    factor,
    base_unit,
    count_kind,
    entity_kind,
    source,
    example
from {{ current_rows('units', 'vocabulary', 'whole') }}
