select
    attributes ->> 'rule' as rule,
    attributes ->> 'numeral_class' as numeral_class,
    attributes ->> 'written' as written,
    attributes ->> 'pattern' as pattern,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'numeral_patterns'
order by entry_number
