-- one row for each project as one sentence tells of it: a mention that names what is built begins it, and mentions that
-- only say how far it is (竣工41个) or name the same again go on with it
with mentions as (
    select
        facts.*,
        events.sentence,
        events.is_copy,
        sentences.char_end as sentence_end,
        lag(facts.name) over in_sentence as name_before,
        lag(facts.event_id) over in_sentence is null as is_first
    from {{ ref('fct_project') }} as facts
    inner join {{ ref('int_event') }} as events on facts.event_id = events.event_id
    inner join {{ ref('dim_sentence') }} as sentences on facts.sentence_id = sentences.sentence_id
    window in_sentence as (partition by facts.sentence_id order by facts.char_start, facts.event_id)
),

heads as (
    select
        *,
        is_first
        or (name is not null and name is distinct from name_before)
        or (name is null and kind is not null)
        or (
            name is null
            and coalesce(investment_total, investment_planned, investment_allocated, investment_received, investment_completed)
            is not null
        ) as is_head
    from mentions
),

numbered as (
    select
        *,
        count(*) filter (is_head) over (partition by sentence_id order by char_start, event_id) as number_in_sentence
    from heads
)

select
    arg_min(event_id, char_start) as project_id,
    sentence_id,
    min(char_start) as span_start,
    coalesce(
        lead(min(char_start)) over (partition by sentence_id order by min(char_start)),
        any_value(sentence_end)
    ) as span_end,
    any_value(name) as project_name,
    any_value(kind) as project_kind,
    list(distinct state order by state) filter (state is not null) as states,
    any_value(due) as due,
    max(area) as area,
    max(site_area) as site_area,
    max(capacity) as capacity,
    flatten(list(measurement_ids)) as measurement_ids
from numbered
group by sentence_id, number_in_sentence
