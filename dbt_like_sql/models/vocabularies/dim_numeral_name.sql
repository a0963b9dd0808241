select
    attributes ->> 'phrase' as phrase,
    attributes ->> 'numeral_class' as numeral_class,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'numeral_names'
order by entry_number
