{#-
  BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75) over bigrams of characters. One character alone has no bigram:
  it is looked for in every sentence, and counted.
-#}
{% macro published_search() %}
create or replace macro search(words, most := 20) as table
with asked as (
    select distinct unnest([
        characters[place] || characters[place + 1] for place in range(1, len(characters))
    ]) as bigram
    from (select string_split({{ search_form('words') }}, '') as characters)
),

size as (
    select
        count(*)::double as sentence_count,
        avg(bigram_count) as average_bigrams
    from search_sentence
),

found as (
    select
        search_bigram.sentence_number,
        search_bigram.occurrences,
        search_bigram.bigram_count,
        count(*) over (partition by search_bigram.bigram) as sentences_with
    from search_bigram
    where search_bigram.bigram in (select bigram from asked)
),

scored as (
    select
        found.sentence_number,
        sum(
            ln(1 + (sentence_count - sentences_with + 0.5) / (sentences_with + 0.5))
            * occurrences * 2.2
            / (occurrences + 1.2 * (0.25 + 0.75 * bigram_count / average_bigrams))
        ) as score
    from found, size
    group by found.sentence_number

    union all

    select
        search_sentence.sentence_number,
        length(sentences.clean_text) - length(replace(lower(sentences.clean_text), {{ search_form('words') }}, '')) as score
    from search_sentence
    inner join dim_sentence as sentences on search_sentence.sentence_id = sentences.sentence_id
    where length({{ search_form('words') }}) = 1 and contains(lower(sentences.clean_text), {{ search_form('words') }})
),

best as (
    select sentence_number, score from scored order by score desc, sentence_number limit most
)

select
    round(best.score, 3) as score,
    sentences.clean_text as sentence,
    search_sentence.place_count,
    sections.heading_path,
    articles.title as article_title,
    authorities.name as authority,
    articles.report_year_min as year_min,
    articles.report_year_max as year_max,
    articles.source_path,
    sentences.char_start,
    sentences.char_end,
    sentences.sentence_id,
    articles.article_id
from best
inner join search_sentence on best.sentence_number = search_sentence.sentence_number
inner join dim_sentence as sentences on search_sentence.sentence_id = sentences.sentence_id
inner join dim_section as sections on sentences.section_id = sections.section_id
inner join dim_article as articles on sentences.article_id = articles.article_id
left join dim_authority as authorities on articles.authority_id = authorities.authority_id
order by best.score desc, best.sentence_number;

comment on macro table search is '全文检索：search(词语, most := 20)。按字的二元组以 BM25 排序，文字相同的句子只列一次（place_count 为出现处数），一行一句。提醒：命中不等于同义，请读原句。 / Full text search: search(words, most := 20). BM25 over pairs of characters; one row is one sentence, equal texts once (place_count: in how many places). Mind: a hit is no synonym, read the sentence.';
{% endmacro %}
