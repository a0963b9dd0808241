{#- Figures that speak of something: by their own label, by their indicator's names, or by the heading they stand under. -#}
{% macro published_figures_about() %}
create or replace macro figures_about(words, most := 100) as table
with named as (
    select code, name_zh
    from dim_indicator
    where contains(name_zh, words) or len(list_filter(aliases, alias -> contains(alias, words))) > 0
),

chosen as (
    select
        measurements.*,
        named.name_zh,
        case
            when contains(measurements.indicator, words) then 'label'
            when named.code is not null then 'indicator'
            else 'heading'
        end as found_in
    from fct_measurement as measurements
    inner join dim_section as sections on measurements.section_id = sections.section_id
    left join named on measurements.indicator_code = named.code
    where
        contains(measurements.indicator, words)
        or named.code is not null
        or contains(sections.heading_path, words)
)

select
    chosen.found_in,
    authorities.name as authority,
    coalesce(chosen.period_year_min, articles.report_year_min) as year_min,
    coalesce(chosen.period_year_max, articles.report_year_max) as year_max,
    chosen.indicator,
    chosen.surface,
    chosen.base_value_min,
    chosen.base_value_max,
    chosen.base_unit,
    chosen.nature,
    chosen.scope,
    chosen.is_duplicate,
    chosen.is_masked,
    chosen.is_hedged,
    sentences.clean_text as sentence,
    chosen.source_path,
    chosen.measurement_id,
    chosen.article_id
from chosen
inner join dim_article as articles on chosen.article_id = articles.article_id
inner join dim_sentence as sentences on chosen.sentence_id = sentences.sentence_id
left join dim_authority as authorities
    on coalesce(chosen.scope_authority_id, articles.authority_id) = authorities.authority_id
order by
    case chosen.found_in when 'label' then 1 when 'indicator' then 2 else 3 end,
    chosen.is_duplicate, chosen.source_path, chosen.char_start
limit most;

comment on macro table figures_about is '谈到某事的数字：figures_about(词语, most := 100)。一行一个所述数字，found_in 说明命中处：label 数字自己的名称，indicator 指标名或别名，heading 所在标题。提醒：含重复、目标与标准，求和前请看 is_duplicate 与 nature。 / Figures that speak of something: figures_about(words, most := 100). One row is one stated figure; found_in says where the words stand: label, indicator, heading. Mind: copies, targets and norms are among them, see is_duplicate and nature before adding.';
{% endmacro %}
