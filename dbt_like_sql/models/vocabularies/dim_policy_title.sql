select
    attributes ->> 'ending' as ending,
    attributes ->> 'kind' as policy_kind,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'policy_titles'
order by entry_number
