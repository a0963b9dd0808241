select
    attributes ->> 'title' as policy_title,
    string_split(attributes ->> 'short_names', '|') as short_names,
    attributes ->> 'document_number' as document_number,
    attributes ->> 'issuer' as issuer,
    cast(attributes ->> 'issued_on' as date) as issued_on,
    attributes ->> 'kind' as kind,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'policies'
order by entry_number
