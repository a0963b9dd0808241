select
    attributes ->> 'title' as authority_title,
    attributes ->> 'kind' as authority_kind,
    string_split(attributes ->> 'levels', '|') as authority_levels,
    cast(attributes ->> 'usual_from' as integer) as usual_from,
    cast(attributes ->> 'usual_to' as integer) as usual_to,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'authority_titles'
order by entry_number
