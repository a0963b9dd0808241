select
    attributes ->> 'glyph' as glyph,
    cast(attributes ->> 'least' as integer) as least_run,
    source,
    example
from {{ ref('dim_vocabulary_entry') }}
where vocabulary = 'mask_glyphs'
order by entry_number
