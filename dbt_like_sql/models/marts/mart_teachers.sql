with facets as (
    select
        staff_facet,
        indicator_code
    from {{ ref('dim_staff_facet') }}
),

-- a part has an indicator often only by the whole that it is of: 其中本科及以上学历1980人 of 专任教师2475人
figures as (
    select
        counted.*,
        {{ exact_value('counted') }} as exact_value,
        coalesce(facets.staff_facet, case when wholes.staff_facet is not null then 'part' end) as staff_facet
    from {{ ref('int_counted_figure') }} as counted
    left join facets on counted.indicator_code = facets.indicator_code
    left join {{ ref('int_figure') }} as parents on counted.parent_measurement_id = parents.measurement_id
    left join facets as wholes on parents.indicator_code = wholes.indicator_code and parents.base_unit = counted.base_unit
    where
        counted.nature = 'actual'
        -- teachers among those who took a test are not the staff
        and not (facets.staff_facet = 'kind' and counted.parent_measurement_id is not null and wholes.staff_facet is null)
),

wholes as (
    select
        *,
        {{ exact_value('stated') }} as exact_value
    from {{ ref('int_figure') }} as stated
)

select
    figures.authority_id,
    figures.authority,
    figures.authority_level,
    {{ exact_year('figures.year_min', 'figures.year_max') }} as year,
    figures.year_min,
    figures.year_max,
    figures.year_basis,
    figures.period_kind,
    figures.staff_facet,
    figures.indicator,
    figures.indicator_code,
    indicators.name_zh as indicator_name,
    figures.panel_scope,
    figures.surface,
    figures.operator,
    figures.base_value_min,
    figures.base_value_max,
    figures.base_unit,
    wholes.indicator as whole_indicator,
    wholes.surface as whole,
    -- a share that follows from part and whole, not one that the text states
    case
        when figures.base_unit = '人' and wholes.base_unit = '人' and figures.exact_value <= wholes.exact_value
            then round(100 * figures.exact_value / nullif(wholes.exact_value, 0), 2)
    end as computed_share,
    coalesce(
        indicators.additivity = 'sum'
        and figures.parent_measurement_id is null
        and indicators.nested_group is null
        and figures.exact_value is not null
        and figures.panel_scope = 'whole'
        and figures.period_kind = 'year'
        and figures.year_min = figures.year_max
        and not figures.is_hedged
        and figures.operator = 'eq',
        false
    ) as may_be_summed,
    indicators.nested_group,
    figures.is_hedged or figures.operator = 'approx' as is_hedged,
    figures.is_masked,
    figures.copy_count,
    sentences.clean_text as sentence,
    figures.source_kind,
    figures.source_path,
    figures.article_id,
    figures.measurement_id
from figures
inner join {{ ref('dim_sentence') }} as sentences on figures.sentence_id = sentences.sentence_id
left join wholes on figures.parent_measurement_id = wholes.measurement_id
left join {{ ref('dim_indicator') }} as indicators on figures.indicator_code = indicators.code
where figures.staff_facet is not null
