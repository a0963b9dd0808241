select
    vocabulary,
    entry,
    entry_number,
    attributes,
    source,
    example
from {{ ref('stg_vocabulary_entries') }}
