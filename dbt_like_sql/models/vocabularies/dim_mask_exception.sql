select
    attributes ->> 'pattern' as pattern,
    attributes ->> 'reason' as reason,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'mask_exceptions'
order by entry_number
