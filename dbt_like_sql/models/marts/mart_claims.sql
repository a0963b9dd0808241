select
    {{ whose_and_when() }},
    facts.what,
    facts.among,
    facts.rank,
    facts.claim_kind,
    {{ where_it_stands() }}
{{ counted_events('fct_claim') }}
