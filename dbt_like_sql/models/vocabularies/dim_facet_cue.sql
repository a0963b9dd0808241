select
    attributes ->> 'facet' as facet,
    attributes ->> 'value' as facet_value,
    attributes ->> 'cue' as cue,
    attributes ->> 'reads' as reads,
    attributes ->> 'counter_example' as counter_example,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'facet_cues'
order by entry_number
