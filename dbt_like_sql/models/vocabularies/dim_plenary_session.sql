select
    cast(attributes ->> 'congress' as integer) as congress,
    cast(attributes ->> 'session' as integer) as session,
    attributes ->> 'month' as held_in,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'plenary_sessions'
order by entry_number
