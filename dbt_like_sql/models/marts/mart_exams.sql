select
    {{ whose_and_when() }},
    facts.exam,
    facts.line,
    facts.line_mode,
    facts.people,
    facts.rate,
    facts.rank,
    facts.score,
    -- a denominator that follows from number and rate, not one that the text states
    case
        when not events.is_masked and facts.rate > 0 then round(100 * facts.people / facts.rate)
    end as implied_candidates,
    {{ where_it_stands() }}
{{ counted_events('fct_exam_result') }}
