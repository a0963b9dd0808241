select
    attributes ->> 'cue' as cue,
    attributes ->> 'kind' as cue_kind,
    attributes ->> 'counter_example' as counter_example,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'nature_cues'
order by entry_number
