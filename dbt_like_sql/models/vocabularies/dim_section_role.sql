select
    attributes ->> 'cue' as cue,
    attributes ->> 'place' as text_part,
    attributes ->> 'role' as section_role,
    cast(attributes ->> 'before' as integer) as most_before,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'section_roles'
order by entry_number
