select
    attributes ->> 'cue' as cue,
    attributes ->> 'signal' as signal,
    attributes ->> 'place' as text_part,
    cast(attributes ->> 'strength' as integer) as strength,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'document_types'
order by entry_number
