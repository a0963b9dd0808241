select
    attributes ->> 'honour' as honour,
    attributes ->> 'level' as honour_level,
    attributes ->> 'giver' as giver,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'honours'
order by entry_number
