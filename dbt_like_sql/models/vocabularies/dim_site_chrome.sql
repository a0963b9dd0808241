select
    attributes ->> 'name' as chrome,
    attributes ->> 'cue' as cue,
    attributes ->> 'zone' as zone,
    attributes ->> 'reason' as reason,
    cast(attributes ->> 'max_length' as integer) as max_length,
    attributes ->> 'pattern' as pattern,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'site_chrome'
order by entry_number
