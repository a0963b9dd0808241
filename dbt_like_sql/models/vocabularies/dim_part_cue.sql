select
    attributes ->> 'cue' as cue,
    attributes ->> 'role' as cue_role,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'part_cues'
order by entry_number
