-- the run that builds this file gets its published_at and build_fingerprint when it is published
with ledger as (
    select
        *,
        -- every unit of a commit repeats the commit's rows and seconds: count them once
        row_number() over (partition by commit_id order by sequence) = 1 as is_first_of_commit
    from {{ ref('stg_ledger') }}
),

runs as (
    select
        run_id,
        min(committed_at) as first_commit_at,
        max(committed_at) as last_commit_at,
        list(distinct commit_id order by commit_id) as commits,
        list(distinct stage || ' ' || code_version order by stage || ' ' || code_version) as code_versions,
        count(*) as units_done,
        coalesce(sum(row_count) filter (where is_first_of_commit), 0)::bigint as rows_written,
        coalesce(sum(seconds) filter (where is_first_of_commit), 0) as seconds
    from ledger
    group by run_id
),

publications as (
    select
        run_id,
        max(published_at) as published_at,
        arg_max(fingerprint, published_at) as build_fingerprint
    from {{ ref('stg_publications') }}
    group by run_id
)

select
    coalesce(runs.run_id, publications.run_id) as run_id,
    runs.first_commit_at,
    runs.last_commit_at,
    coalesce(runs.commits, []) as commits,
    coalesce(runs.code_versions, []) as code_versions,
    coalesce(runs.units_done, 0) as units_done,
    coalesce(runs.rows_written, 0) as rows_written,
    coalesce(runs.seconds, 0) as seconds,
    publications.published_at,
    publications.build_fingerprint
from runs
full join publications on runs.run_id = publications.run_id
