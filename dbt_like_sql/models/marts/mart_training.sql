select
    {{ whose_and_when() }},
    facts.what,
    facts.who,
    facts.organiser,
    facts.people,
    facts.sessions,
    events.count_kinds,
    {{ where_it_stands() }}
{{ counted_events('fct_training') }}
