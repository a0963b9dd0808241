select
    attributes ->> 'rest' as rest,
    attributes ->> 'restored' as restored,
    string_split(attributes ->> 'not_before', '|') as not_before,
    string_split(attributes ->> 'not_after', '|') as not_after,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'censored_words'
order by entry_number
