{#- One article to read: its sentences in order, under their headings. -#}
{% macro published_article() %}
create or replace macro article(wanted) as table
select
    row_number() over (order by sentences.char_start) as sentence_number,
    sections.heading_path,
    sections.role,
    sections.theme,
    sentences.clean_text as sentence,
    coalesce(figures.figure_count, 0) as figure_count,
    sentences.raw_text,
    sentences.char_start,
    sentences.char_end,
    sentences.sentence_id
from dim_sentence as sentences
inner join dim_section as sections on sentences.section_id = sections.section_id
left join (
    select sentence_id, count(*) as figure_count
    from fct_measurement
    where article_id = wanted
    group by sentence_id
) as figures on sentences.sentence_id = figures.sentence_id
where sentences.article_id = wanted
order by sentences.char_start;

comment on macro table article is '通读一篇文章：article(article_id)。一行一句，按原文次序，附标题、作用、主题与句中数字个数。 / One article to read: article(article_id). One row is one sentence in order, with headings, role, theme and how many figures it states.';
{% endmacro %}
