select
    {{ whose_and_when() }},
    facts.kind as aid_kind,
    facts.stage as aid_stage,
    facts.money,
    facts.people,
    facts.per_head as stated_per_head,
    events.count_kinds,
    -- wiped figures give no rate, and what each time cost is not what each pupil got
    case
        when not events.is_masked and not list_contains(events.count_kinds, 'person_times')
            then round(facts.money / nullif(facts.people, 0), 2)
    end as computed_per_head,
    events.fund_sources,
    {{ where_it_stands() }}
{{ counted_events('fct_student_aid') }}
