select
    attributes ->> 'suffix' as suffix,
    attributes ->> 'absorbed' as absorbed,
    attributes ->> 'kind' as placeholder_kind,
    attributes ->> 'canonical' as canonical,
    string_split(attributes ->> 'not_before', '|') as not_before,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'mask_suffixes'
order by entry_number
