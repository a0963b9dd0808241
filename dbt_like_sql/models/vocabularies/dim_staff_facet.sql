select
    attributes ->> 'staff_facet' as staff_facet,
    attributes ->> 'indicator_code' as indicator_code,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'staff_facets'
order by entry_number
