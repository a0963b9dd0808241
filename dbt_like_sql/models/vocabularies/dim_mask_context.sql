select
    attributes ->> 'side' as side,
    attributes ->> 'pattern' as pattern,
    attributes ->> 'applies_to' as applies_to,
    attributes ->> 'kind' as placeholder_kind,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'mask_contexts'
order by entry_number
