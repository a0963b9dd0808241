select
    vocabulary,
    title_zh,
    title_en,
    file,
    entry_count,
    read_by,
    dimension
from {{ ref('stg_vocabularies') }}
