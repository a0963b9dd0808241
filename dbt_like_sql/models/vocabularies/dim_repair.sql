select
    attributes ->> 'surface' as surface,
    attributes ->> 'restored' as restored,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'repairs'
order by entry_number
