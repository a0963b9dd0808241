select
    attributes ->> 'enumeration' as enumeration,
    attributes ->> 'word' as word,
    attributes ->> 'name_zh' as name_zh,
    attributes ->> 'name_en' as name_en,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'enumerations'
order by entry_number
