-- a text that stands in several places is one row; its first place is one of a canonical article
with placed as (
    select
        sentences.sentence_id,
        sentences.clean_text,
        articles.duplicate_of is not null as is_in_copy,
        articles.source_path,
        sentences.char_start
    from {{ ref('dim_sentence') }} as sentences
    inner join {{ ref('dim_article') }} as articles on sentences.article_id = articles.article_id
),

texts as (
    select
        clean_text,
        count(*) as place_count,
        arg_min(sentence_id, (is_in_copy, source_path, char_start)) as sentence_id
    from placed
    where length(clean_text) > 1
    group by clean_text
)

select
    row_number() over (order by sentence_id)::integer as sentence_number,
    sentence_id,
    place_count,
    greatest(length({{ search_form('clean_text') }}) - 1, 0) as bigram_count
from texts
