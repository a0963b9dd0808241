select
    {{ whose_and_when() }},
    facts.title as award_title,
    facts.level as award_level,
    facts.giver,
    facts.grade,
    facts.recipient,
    facts.recipient_kind,
    facts.count as award_count,
    {{ where_it_stands() }}
{{ counted_events('fct_award') }}
