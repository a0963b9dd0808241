select
    funds.authority_id,
    funds.authority,
    funds.authority_level,
    {{ exact_year('funds.year_min', 'funds.year_max') }} as year,
    funds.year_min,
    funds.year_max,
    funds.year_basis,
    funds.period_kind,
    funds.indicator as purpose,
    funds.indicator_code,
    funds.nature,
    funds.money_stage,
    funds.fund_source,
    funds.surface,
    funds.base_value_min as amount_min,
    funds.base_value_max as amount_max,
    funds.scope_kind,
    funds.parent_measurement_id is not null as is_part,
    funds.is_hedged,
    funds.is_masked,
    sentences.clean_text as sentence,
    funds.source_kind,
    funds.source_path,
    funds.article_id,
    funds.measurement_id
from {{ ref('int_counted_figure') }} as funds
inner join {{ ref('dim_sentence') }} as sentences on funds.sentence_id = sentences.sentence_id
where funds.base_unit = '元' and funds.nature in ('actual', 'plan')
