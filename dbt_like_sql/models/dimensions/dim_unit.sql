select
    unit,
    unit_code,
    dimension,
    factor,
    base_unit,
    count_kind,
    entity_kind,
    source
from {{ ref('stg_units') }}
