-- 计划招聘教师 and 实际招聘教师 are of the same thing
with signs as (
    select '^(' || string_agg(cue, '|' order by length(cue) desc) || ')+' as of_nature
    from {{ ref('dim_nature_cue') }}
    where cue_kind in ('plan', 'plan_before_verb', 'realised', 'done')
),

-- a part of an amount is a part of one undertaking, and says nothing of the whole authority
figures as (
    select
        counted.*,
        {{ exact_value('counted') }} as exact_value,
        regexp_replace(counted.indicator, signs.of_nature, '') as bare_label,
        case
            when year_basis <> 'unknown' then year_min
            when role = 'plan' and document_type = 'annual_summary' then report_year_max + 1
        end as target_year_min,
        case
            when year_basis <> 'unknown' then year_max
            when role = 'plan' and document_type = 'annual_summary' then report_year_max + 1
        end as target_year_max
    from {{ ref('int_counted_figure') }} as counted
    cross join signs
    where not is_part_of_same and not (base_unit = '元' and parent_measurement_id is not null)
),

targets as (
    from figures
    where nature = 'plan'
),

actuals as (
    select
        *,
        -- of several figures for one thing in one text nobody can say which answers the target
        count(distinct base_value_min) over (
            partition by
                authority_id,
                coalesce(indicator_code, sentence_id || bare_label),
                panel_scope,
                exam_line,
                base_unit,
                article_id,
                year_min,
                year_max
        ) as rival_count
    from figures
    where nature = 'actual'
),

pairs as (
    select
        targets.measurement_id as target_id,
        actuals.measurement_id as actual_id,
        actuals.rival_count,
        targets.article_id = actuals.article_id as is_same_text,
        case
            when targets.target_year_min = targets.target_year_max
                and actuals.year_min = targets.target_year_min
                and actuals.year_max = targets.target_year_max
                then 'reached'
            when actuals.year_max < targets.target_year_min then 'level_before'
            when actuals.year_min > targets.target_year_max then 'later'
            when targets.article_id <> actuals.article_id then 'unclear'
            when targets.role = 'plan' then 'level_before'
            when targets.period_text is null or targets.period_text = actuals.period_text then 'reached'
            else 'unclear'
        end as relation
    from targets
    inner join actuals
        on
            targets.authority_id = actuals.authority_id
            and targets.base_unit = actuals.base_unit
            and coalesce(targets.exam_line, actuals.exam_line, '') = coalesce(actuals.exam_line, targets.exam_line, '')
            -- without a code, a label means the same thing only within one sentence
            and (
                (targets.indicator_code = actuals.indicator_code and targets.panel_scope = actuals.panel_scope)
                or (
                    targets.sentence_id = actuals.sentence_id
                    and targets.bare_label = actuals.bare_label
                    and targets.bare_label <> ''
                )
            )
),

answered as (
    from pairs
    union all by name
    select
        measurement_id as target_id,
        0 as rival_count,
        false as is_same_text,
        'none' as relation
    from targets
    where measurement_id not in (select target_id from pairs)
)

select
    targets.authority_id,
    targets.authority,
    targets.authority_level,
    targets.indicator,
    targets.indicator_code,
    targets.panel_scope,
    {{ exact_year('targets.target_year_min', 'targets.target_year_max') }} as target_year,
    targets.target_year_min,
    targets.target_year_max,
    case
        when targets.year_basis = 'unknown' and targets.target_year_min is not null then 'assumed_next_year'
        else targets.year_basis
    end as target_year_basis,
    targets.period_kind as target_period_kind,
    targets.target_set_by,
    targets.surface as target,
    targets.operator as target_operator,
    targets.base_value_min as target_min,
    targets.base_value_max as target_max,
    answered.relation,
    answered.is_same_text,
    actuals.surface as actual,
    {{ exact_year('actuals.year_min', 'actuals.year_max') }} as actual_year,
    actuals.year_min as actual_year_min,
    actuals.year_max as actual_year_max,
    actuals.period_kind as actual_period_kind,
    actuals.base_value_min as actual_min,
    actuals.base_value_max as actual_max,
    targets.base_unit,
    indicators.direction,
    answered.rival_count,
    case
        when answered.rival_count <> 1 or targets.is_masked then null
        when coalesce(indicators.direction, '') = 'down' or targets.operator in ('le', 'lt')
            then actuals.exact_value <= targets.base_value_max
        when indicators.direction = 'up' or targets.operator in ('ge', 'gt')
            then actuals.exact_value >= targets.base_value_min
    end as actual_meets_target,
    targets.is_hedged or targets.operator = 'approx' or coalesce(actuals.is_hedged or actuals.operator = 'approx', false)
    as is_hedged,
    targets.is_masked or coalesce(actuals.is_masked, false) as is_masked,
    targets.copy_count,
    target_sentences.clean_text as target_sentence,
    actual_sentences.clean_text as actual_sentence,
    targets.source_kind,
    targets.source_path as target_source_path,
    actuals.source_path as actual_source_path,
    answered.target_id,
    answered.actual_id
from answered
inner join targets on answered.target_id = targets.measurement_id
inner join {{ ref('dim_sentence') }} as target_sentences on targets.sentence_id = target_sentences.sentence_id
left join actuals on answered.actual_id = actuals.measurement_id
left join {{ ref('dim_sentence') }} as actual_sentences on actuals.sentence_id = actual_sentences.sentence_id
left join {{ ref('dim_indicator') }} as indicators on targets.indicator_code = indicators.code
