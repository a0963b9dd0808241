select
    attributes ->> 'cue' as cue,
    attributes ->> 'level' as organisation_level,
    attributes ->> 'place' as text_part,
    cast(attributes ->> 'weight' as integer) as weight,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'organisation_levels'
order by entry_number
