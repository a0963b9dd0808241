select
    attributes ->> 'kind' as marker_kind,
    cast(attributes ->> 'rank' as integer) as rank,
    cast(attributes ->> 'fixed' as integer) as fixed_number,
    cast(attributes ->> 'needs_list' as boolean) as needs_list,
    attributes ->> 'first' as first_characters,
    attributes ->> 'pattern' as pattern,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'section_markers'
order by entry_number
