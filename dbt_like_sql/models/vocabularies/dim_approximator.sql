select
    attributes ->> 'phrase' as phrase,
    attributes ->> 'position' as position,
    attributes ->> 'operator' as operator,
    string_split(attributes ->> 'not_after', '|') as not_after,
    string_split(attributes ->> 'not_units', '|') as not_units,
    attributes ->> 'only_numerals' as only_numerals,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'approximators'
order by entry_number
