-- a document named twice in one text is one row; the same document in other texts is found by document_key
with mentions as (
    select
        {{ whose_and_when() }},
        facts.title,
        facts.document_number,
        facts.kind as document_kind,
        facts.known_policy,
        coalesce(facts.known_policy, facts.title, facts.document_number) as document_key,
        facts.char_start,
        events.theme,
        events.role,
        {{ where_it_stands() }}
    {{ counted_events('fct_policy_mention') }}
),

named as (
    select
        *,
        count(*) over (partition by article_id, document_key) as mention_count
    from mentions
    qualify row_number() over (partition by article_id, document_key order by char_start) = 1
),

spread as (
    select
        document_key,
        count(distinct authority_id) as authority_count,
        count(*) as article_count
    from named
    group by document_key
)

select
    named.authority_id,
    named.authority,
    named.authority_level,
    named.year,
    named.year_min,
    named.year_max,
    named.year_basis,
    named.period_kind,
    named.is_planned,
    named.document_key,
    named.title,
    coalesce(named.document_number, policies.document_number) as document_number,
    named.document_kind,
    policies.issuer,
    policies.issued_on,
    policies.policy_title is not null as is_known,
    named.mention_count,
    spread.authority_count,
    spread.article_count,
    named.theme,
    named.role,
    -- a title or number with wiped places may stand for several documents
    regexp_matches(named.document_key, '[xX×_]{1,}|“”') as is_masked,
    named.copy_count,
    named.sentence,
    named.article_title,
    named.document_type,
    named.source_kind,
    named.source_path,
    named.article_id,
    named.event_id
from named
inner join spread on named.document_key = spread.document_key
left join {{ ref('dim_policy') }} as policies on named.known_policy = policies.policy_title
