select
    attributes ->> 'form' as form,
    attributes ->> 'strength' as strength,
    attributes ->> 'pattern' as pattern,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'article_headings'
order by entry_number
