select
    vocabulary,
    entry,
    entry_number,
    attributes,
    source,
    example
from {{ current_rows('vocabulary_entries', 'vocabulary', 'whole') }}
