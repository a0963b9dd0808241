select
    attributes ->> 'cue' as cue,
    attributes ->> 'scope_kind' as scope_kind,
    attributes ->> 'counter_example' as counter_example,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'scope_cues'
order by entry_number
