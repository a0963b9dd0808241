{#- how many terms of a group are shown -#}
{%- set shown_terms = 50 -%}
with counted as (
    select
        *,
        -- the years of a five-year plan, where the report year provably lies in one: a narrower cut leaves one article each
        case
            when (report_year_min - 1) // 5 = (report_year_max - 1) // 5 then (report_year_min - 1) // 5 * 5 + 1
        end as year_min
    from {{ ref('int_article_term') }}
),

by_group as (
    select
        theme,
        authority_level,
        year_min,
        term,
        sum(occurrences)::bigint as occurrences,
        count(distinct article_id) as article_count,
        count(distinct authority_id) as authority_count,
        any_value(inverse_document_frequency) as inverse_document_frequency
    from counted
    group by theme, authority_level, year_min, term
),

shares as (
    select
        *,
        occurrences / sum(occurrences) over (partition by theme, authority_level, year_min) as share,
        sum(occurrences) over (partition by term) / sum(occurrences) over () as overall_share
    from by_group
)

select
    theme,
    authority_level,
    year_min,
    year_min + 4 as year_max,
    row_number() over grouped as place,
    term,
    occurrences,
    article_count,
    authority_count,
    round(share, 6) as share,
    round(inverse_document_frequency, 4) as inverse_document_frequency,
    round(share * inverse_document_frequency, 6) as tf_idf,
    round(share / overall_share, 2) as lift
from shares
window grouped as (
    partition by theme, authority_level, year_min
    order by share * inverse_document_frequency desc, occurrences desc, term
)
qualify place <= {{ shown_terms }}
