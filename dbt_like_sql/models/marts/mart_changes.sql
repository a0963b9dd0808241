-- a change may stand without levels, and levels without a change; each comparison is one row
with bases as (
    select
        *,
        {{ exact_value('stated') }} as exact_value
    from {{ ref('int_counted_figure') }} as stated
    where nature = 'base'
),

levels as (
    select
        *,
        {{ exact_value('stated') }} as exact_value
    from {{ ref('int_figure') }} as stated
),

changes as (
    select
        changes.measurement_id,
        changes.compared_with_id as level_id,
        -- of several bases of one level, the one that stands nearest
        arg_min(bases.measurement_id, abs(bases.char_start - changes.char_start)) as base_id
    from {{ ref('int_counted_figure') }} as changes
    left join bases
        on
            changes.compared_with_id = bases.compared_with_id
            and coalesce(changes.change_basis, bases.change_basis, '') = coalesce(bases.change_basis, changes.change_basis, '')
    where changes.nature = 'change'
    group by changes.measurement_id, changes.compared_with_id
),

comparisons as (
    from changes
    union all
    select
        bases.measurement_id,
        bases.compared_with_id as level_id,
        bases.measurement_id as base_id
    from bases
    where
        bases.compared_with_id is not null
        and bases.measurement_id not in (select base_id from changes where base_id is not null)
),

described as (
    select
        comparisons.*,
        stated.nature = 'change' as is_stated,
        -- a percentage of a level that is itself no percentage can only be meant relatively
        case
            when stated.nature = 'base' then 'levels_only'
            when stated.change_form = 'ambiguous' and coalesce(levels.base_unit, '%') <> '%' then 'percent'
            else coalesce(stated.change_form, 'unknown')
        end as change_form,
        case when levels.base_unit = bases.base_unit then levels.exact_value - bases.exact_value end as difference,
        case when levels.base_unit = bases.base_unit then bases.exact_value end as comparable_base
    from comparisons
    inner join {{ ref('int_counted_figure') }} as stated on comparisons.measurement_id = stated.measurement_id
    left join levels on comparisons.level_id = levels.measurement_id
    left join bases on comparisons.base_id = bases.measurement_id
),

checks as (
    select
        check_id,
        kind,
        verdict,
        computed_min,
        computed_max,
        explanation,
        unnest(measurement_ids) as measurement_id
    from {{ ref('fct_arithmetic_check') }}
    where kind in ('growth_rate', 'change_of_levels', 'implied_base')
),

audited as (
    select
        described.measurement_id,
        arg_min(checks.check_id, checks.kind = 'implied_base') as check_id
    from described
    inner join checks
        on
            described.measurement_id = checks.measurement_id
            and (
                checks.kind = 'implied_base'
                or (checks.kind = 'growth_rate' and described.change_form in ('percent', 'ambiguous'))
                or (checks.kind = 'change_of_levels' and described.change_form not in ('percent', 'levels_only'))
            )
    where described.is_stated
    group by described.measurement_id
)

select
    stated.authority_id,
    stated.authority,
    stated.authority_level,
    {{ exact_year('coalesce(levels.year_min, stated.year_min)', 'coalesce(levels.year_max, stated.year_max)') }} as year,
    coalesce(levels.year_min, stated.year_min) as year_min,
    coalesce(levels.year_max, stated.year_max) as year_max,
    coalesce(levels.year_basis, stated.year_basis) as year_basis,
    coalesce(levels.period_kind, stated.period_kind) as period_kind,
    coalesce(levels.indicator, stated.indicator) as indicator,
    coalesce(levels.indicator_code, stated.indicator_code) as indicator_code,
    coalesce(stated.change_basis, bases.change_basis) as change_basis,
    described.change_form,
    case when described.is_stated then stated.surface end as stated_change,
    case when described.is_stated then stated.base_value_min end as stated_change_min,
    case when described.is_stated then stated.base_value_max end as stated_change_max,
    levels.surface as level_after,
    levels.base_value_min as level_after_min,
    levels.base_value_max as level_after_max,
    bases.surface as level_before,
    bases.base_value_min as level_before_min,
    bases.base_value_max as level_before_max,
    levels.base_unit as level_unit,
    bases.period_text as period_before,
    round(described.difference, 4) as computed_difference,
    -- how many percent more is 4.2 % than 3.9 % is no change that anyone states
    case
        when levels.base_unit <> '%' then round(100 * described.difference / nullif(described.comparable_base, 0), 2)
    end as computed_percent,
    checks.verdict,
    case when checks.kind = 'implied_base' then round(checks.computed_min, 4) end as implied_before_min,
    case when checks.kind = 'implied_base' then round(checks.computed_max, 4) end as implied_before_max,
    checks.explanation,
    stated.is_hedged or stated.operator = 'approx' or coalesce(levels.is_hedged or levels.operator = 'approx', false)
    or coalesce(bases.is_hedged or bases.operator = 'approx', false) as is_hedged,
    stated.is_masked or coalesce(levels.is_masked, false) or coalesce(bases.is_masked, false) as is_masked,
    stated.copy_count,
    sentences.clean_text as sentence,
    stated.source_kind,
    stated.source_path,
    stated.article_id,
    described.level_id,
    described.base_id,
    checks.check_id,
    stated.measurement_id
from described
inner join {{ ref('int_counted_figure') }} as stated on described.measurement_id = stated.measurement_id
inner join {{ ref('dim_sentence') }} as sentences on stated.sentence_id = sentences.sentence_id
left join levels on described.level_id = levels.measurement_id
left join bases on described.base_id = bases.measurement_id
left join audited on described.measurement_id = audited.measurement_id
left join checks on audited.check_id = checks.check_id and audited.measurement_id = checks.measurement_id
