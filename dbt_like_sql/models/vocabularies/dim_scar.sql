select
    attributes ->> 'name' as scar,
    attributes ->> 'trigger' as trigger,
    attributes ->> 'pattern' as pattern,
    attributes ->> 'canonical' as canonical,
    attributes ->> 'restored' as restored,
    attributes ->> 'kind' as placeholder_kind,
    attributes ->> 'condition' as condition,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'scars'
order by entry_number
