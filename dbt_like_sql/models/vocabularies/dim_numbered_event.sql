select
    attributes ->> 'event' as event,
    string_split(attributes ->> 'phrases', '|') as phrases,
    attributes ->> 'counting' as counting,
    cast(attributes ->> 'base' as integer) as base_year,
    cast(attributes ->> 'least' as integer) as least_number,
    cast(attributes ->> 'most' as integer) as greatest_number,
    string_split(attributes ->> 'qualifiers', '|') as qualifiers,
    attributes ->> 'certainty' as certainty,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'ordinal_events'
order by entry_number
