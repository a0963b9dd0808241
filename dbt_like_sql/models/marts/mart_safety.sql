select
    {{ whose_and_when() }},
    facts.action,
    facts.inspected,
    facts.found,
    facts.fixed,
    facts.people,
    facts.times,
    {{ where_it_stands() }}
{{ counted_events('fct_safety_action') }}
