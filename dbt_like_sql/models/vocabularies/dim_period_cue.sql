select
    attributes ->> 'cue' as cue,
    attributes ->> 'slot' as slot,
    attributes ->> 'kind' as period_kind,
    attributes ->> 'anchor' as anchor,
    cast(attributes ->> 'first' as integer) as first_year,
    cast(attributes ->> 'last' as integer) as last_year,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'period_cues'
order by entry_number
