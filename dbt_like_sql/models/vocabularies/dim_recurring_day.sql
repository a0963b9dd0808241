select
    attributes ->> 'event' as event,
    string_split(attributes ->> 'phrases', '|') as phrases,
    cast(attributes ->> 'month' as integer) as month,
    cast(attributes ->> 'weekday' as integer) as weekday,
    cast(attributes ->> 'nth' as integer) as nth,
    cast(attributes ->> 'first_year' as integer) as first_year,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'recurring_days'
order by entry_number
