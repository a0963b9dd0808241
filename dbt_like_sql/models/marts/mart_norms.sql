select
    authority_id,
    authority,
    authority_level,
    indicator,
    indicator_code,
    surface,
    operator,
    base_value_min,
    base_value_max,
    base_unit,
    fund_source,
    case when norms.period_kind = 'since' then norms.period_text end as since,
    {{ exact_year('norms.year_min', 'norms.year_max') }} as year,
    year_min,
    year_max,
    year_basis,
    is_hedged,
    is_masked,
    copy_count,
    sentences.clean_text as sentence,
    norms.source_kind,
    norms.source_path,
    norms.article_id,
    norms.measurement_id
from {{ ref('int_counted_figure') }} as norms
inner join {{ ref('dim_sentence') }} as sentences on norms.sentence_id = sentences.sentence_id
where norms.nature = 'norm'
