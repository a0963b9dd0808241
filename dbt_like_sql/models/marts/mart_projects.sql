-- what a mention counts itself; and behind it, before the next project, money whose stage is said and how many of the
-- same things are done or left
with own as (
    select distinct
        projects.project_id,
        linked.measurement_id
    from {{ ref('int_project') }} as projects, unnest(projects.measurement_ids) as linked(measurement_id)
),

-- the audit knows which of three numbers is the whole, what is done and what is left
splits as (
    select
        measurement_ids[1] as whole_id,
        measurement_ids[2] as done_id,
        measurement_ids[3] as left_id
    from {{ ref('fct_arithmetic_check') }}
    where kind = 'completed_plus_left' and len(measurement_ids) = 3
),

told as (
    select
        projects.project_id,
        projects.states,
        figures.*,
        own.measurement_id is not null as is_own
    from {{ ref('int_project') }} as projects
    inner join {{ ref('int_figure') }} as figures on projects.sentence_id = figures.sentence_id
    left join own on projects.project_id = own.project_id and figures.measurement_id = own.measurement_id
    where
        own.measurement_id is not null
        or (
            figures.char_start >= projects.span_start
            and figures.char_start < projects.span_end
            and figures.nature in ('actual', 'plan')
            and figures.parent_measurement_id is null
            and figures.measurement_id not in (select measurement_id from own)
        )
),

with_units as (
    select
        *,
        {{ exact_value('told') }} as exact_value,
        list(base_unit) filter (is_own) over (partition by project_id) as own_units,
        coalesce(entity_kind in ('project', 'building', 'school', 'kindergarten', 'room', 'place'), false) as is_count
    from told
),

staged as (
    select
        *,
        case
            when measurement_id in (select left_id from splits) then 'left'
            when nature = 'plan' or measurement_id in (select whole_id from splits) then 'planned'
            when flow_kind = 'completed' or measurement_id in (select done_id from splits) then 'completed'
            when list_contains(states, 'started') then 'started'
            else 'unstaged'
        end as stage,
        case
            when money_stage = 'total_investment' then 'total'
            when nature = 'plan' then 'planned'
            when money_stage in ('received', 'raised', 'allocated', 'completed', 'spent') then money_stage
            else 'unstaged'
        end as amount_stage,
        base_unit = '元' as is_amount
    from with_units
    where
        is_own
        or (base_unit = '元' and money_stage in ('total_investment', 'planned', 'allocated', 'received', 'completed', 'spent'))
        or (
            list_contains(own_units, base_unit)
            and base_unit <> '元'
            and (
                flow_kind = 'completed'
                or measurement_id in (select done_id from splits)
                or measurement_id in (select left_id from splits)
            )
        )
),

-- one number for a stage; two that differ are none
sides as (
    select
        project_id,
        {%- for stage in ['planned', 'started', 'completed', 'left', 'unstaged'] %}
        case
            when count(distinct exact_value) filter (is_count and stage = '{{ stage }}') = 1
                then min(exact_value) filter (is_count and stage = '{{ stage }}')
        end as count_{{ stage }},
        {%- endfor %}
        {%- for stage in ['total', 'planned', 'allocated', 'received', 'raised', 'completed', 'spent', 'unstaged'] %}
        case
            when count(distinct exact_value) filter (is_amount and amount_stage = '{{ stage }}') = 1
                then min(exact_value) filter (is_amount and amount_stage = '{{ stage }}')
        end as amount_{{ stage }},
        {%- endfor %}
        any_value(base_unit order by char_start) filter (is_count) as count_unit,
        list(surface order by char_start) as told_figures
    from staged
    group by project_id
),

-- the same name in other texts of the authority: how long a project has been going on
namesakes as (
    select
        events.authority_id,
        projects.project_name,
        count(distinct events.article_id) as article_count,
        list_sort(list_distinct(list({{ exact_year('events.year_min', 'events.year_max') }}))) as years_told
    from {{ ref('int_project') }} as projects
    inner join {{ ref('int_event') }} as events on projects.project_id = events.event_id
    where projects.project_name is not null and not events.is_copy
    group by events.authority_id, projects.project_name
)

select
    {{ whose_and_when() }},
    facts.project_name,
    facts.project_kind,
    coalesce(facts.states, []) as states,
    sides.count_planned,
    sides.count_started,
    sides.count_completed,
    sides.count_left,
    sides.count_unstaged,
    sides.count_unit,
    sides.amount_total,
    sides.amount_planned,
    sides.amount_allocated,
    sides.amount_received,
    sides.amount_raised,
    sides.amount_completed,
    sides.amount_spent,
    sides.amount_unstaged,
    facts.area,
    facts.site_area,
    facts.capacity,
    facts.due,
    coalesce(namesakes.article_count, 1) as article_count,
    coalesce(namesakes.years_told, []) as years_told,
    coalesce(sides.told_figures, events.figures) as told_figures,
    {{ where_it_stands() }}
from {{ ref('int_project') }} as facts
inner join {{ ref('int_event') }} as events on facts.project_id = events.event_id
left join sides on facts.project_id = sides.project_id
left join namesakes on events.authority_id = namesakes.authority_id and facts.project_name = namesakes.project_name
where not events.is_copy and events.is_work_summary
