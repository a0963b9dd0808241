{#- Where one figure stands: its sentence with the figure marked, and everything needed to look it up. -#}
{% macro published_evidence() %}
create or replace macro evidence(wanted) as table
select
    sentences.raw_text[:measurements.char_start - sentences.char_start]
    || '【' || measurements.surface || '】'
    || sentences.raw_text[measurements.char_end - sentences.char_start + 1:] as marked_sentence,
    sections.heading_path,
    articles.title as article_title,
    measurements.source_path,
    measurements.char_start,
    measurements.char_end,
    measurements.indicator,
    measurements.indicator_code,
    measurements.nature,
    measurements.is_masked,
    measurements.is_hedged,
    measurements.is_duplicate,
    measurements.confidence,
    measurements.rule,
    documents.source_kind,
    documents.tamper_flags,
    documents.source_url,
    measurements.article_id
from fct_measurement as measurements
inner join dim_sentence as sentences on measurements.sentence_id = sentences.sentence_id
inner join dim_section as sections on measurements.section_id = sections.section_id
inner join dim_article as articles on measurements.article_id = articles.article_id
inner join dim_document as documents on articles.document_id = documents.document_id
where measurements.measurement_id = wanted;

comment on macro table evidence is '一个数字的出处：evidence(measurement_id)。一行，原句中以【】标出该数字，附标题路径、文件与偏移。 / Where a figure stands: evidence(measurement_id). One row: the sentence with the figure marked by 【】, headings, file and offsets.';
{% endmacro %}
