select
    attributes ->> 'event' as event,
    string_split(attributes ->> 'phrases', '|') as phrases,
    attributes ->> 'semantics' as semantics,
    attributes ->> 'first' as first_moment,
    attributes ->> 'last' as last_moment,
    string_split(attributes ->> 'years', '|') as event_years,
    attributes ->> 'certainty' as certainty,
    attributes ->> 'context' as context,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'dated_events'
order by entry_number
