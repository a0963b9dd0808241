select
    attributes ->> 'flag' as tamper_flag,
    attributes ->> 'name' as sign,
    cast(attributes ->> 'least' as integer) as least_count,
    attributes ->> 'pattern' as pattern,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'tamper_signs'
order by entry_number
