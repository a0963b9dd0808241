-- sorted by bigram, so that a search reads only the row groups of its own bigrams
with characters as (
    select
        numbered.sentence_number,
        string_split({{ search_form('sentences.clean_text') }}, '') as characters
    from {{ ref('search_sentence') }} as numbered
    inner join {{ ref('dim_sentence') }} as sentences on numbered.sentence_id = sentences.sentence_id
),

bigrams as (
    select
        sentence_number,
        unnest([
            characters[place] || characters[place + 1] for place in range(1, len(characters))
        ]) as bigram,
        (len(characters) - 1)::usmallint as bigram_count
    from characters
)

select
    bigram,
    sentence_number,
    count(*)::usmallint as occurrences,
    any_value(bigram_count) as bigram_count
from bigrams
group by bigram, sentence_number
order by bigram, sentence_number
