with of_figures as (
    select
        linked.check_id,
        bool_and(figures.is_copy) as is_copy,
        bool_or(figures.is_masked) as is_masked,
        bool_or(figures.is_hedged or figures.operator = 'approx') as is_hedged,
        list(figures.surface order by linked.place) as figures,
        list(figures.indicator order by linked.place) as indicators,
        arg_min(figures.base_unit, linked.place) as base_unit,
        arg_min(figures.sentence_id, linked.place) as sentence_id
    from (
        select
            check_id,
            unnest(measurement_ids) as measurement_id,
            generate_subscripts(measurement_ids, 1) as place
        from {{ ref('fct_arithmetic_check') }}
    ) as linked
    inner join {{ ref('int_figure') }} as figures on linked.measurement_id = figures.measurement_id
    group by linked.check_id
),

repeated as (
    select
        checks.check_id,
        count(distinct copies.article_id) as repeated_in
    from {{ ref('fct_arithmetic_check') }} as checks
    inner join {{ ref('fct_measurement') }} as copies
        on list_contains(checks.measurement_ids, copies.original_measurement_id)
    where copies.is_duplicate
    group by checks.check_id
)

select
    articles.authority_id,
    articles.authority,
    articles.authority_level,
    {{ exact_year('articles.report_year_min', 'articles.report_year_max') }} as year,
    articles.report_year_min,
    articles.report_year_max,
    checks.kind,
    checks.verdict,
    of_figures.figures,
    of_figures.indicators,
    of_figures.base_unit,
    checks.stated_min,
    checks.stated_max,
    checks.computed_min,
    checks.computed_max,
    -- only where both sides are points: the distance between intervals would be made up
    case
        when checks.stated_min = checks.stated_max and checks.computed_min = checks.computed_max
            then round(checks.stated_min - checks.computed_min, 6)
    end as difference,
    checks.restored_value,
    checks.explanation,
    of_figures.is_hedged,
    of_figures.is_masked,
    coalesce(repeated.repeated_in, 0) as repeated_in,
    sentences.clean_text as sentence,
    articles.article_title,
    articles.document_type,
    articles.source_kind,
    articles.source_path,
    checks.article_id,
    checks.check_id
from {{ ref('fct_arithmetic_check') }} as checks
inner join of_figures on checks.check_id = of_figures.check_id
inner join {{ ref('int_article') }} as articles on checks.article_id = articles.article_id
inner join {{ ref('dim_sentence') }} as sentences on of_figures.sentence_id = sentences.sentence_id
left join repeated on checks.check_id = repeated.check_id
where not of_figures.is_copy and articles.is_work_summary
