select
    attributes ->> 'surface' as surface,
    attributes ->> 'restored' as restored,
    string_split(attributes ->> 'not_before', '|') as not_before,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'repairs'
order by entry_number
