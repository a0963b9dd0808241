with place_levels as (
    select
        place_code,
        min(level) as level
    from {{ ref('stg_place_names') }}
    group by place_code
)

select
    articles.article_id,
    articles.document_id,
    articles.source_path,
    articles.article_number,
    articles.title,
    articles.char_start,
    articles.char_end,
    articles.document_type,
    -- a county-level city calls itself 全市; only its place tells that it is a county
    case
        when articles.organisation_level = 'city' and place_levels.level = 'county' then 'county'
        else articles.organisation_level
    end as organisation_level,
    places.authority_id,
    places.place,
    places.place_code,
    places.place_evidence,
    articles.is_work_summary,
    years.report_year_min,
    years.report_year_max,
    years.report_year_candidates,
    years.report_year_evidence,
    duplicates.duplicate_cluster_id,
    duplicates.duplicate_of,
    duplicates.copy_relation,
    duplicates.similarity
from {{ ref('stg_articles') }} as articles
inner join {{ ref('stg_article_places') }} as places on articles.article_id = places.article_id
inner join {{ ref('stg_report_years') }} as years on articles.article_id = years.article_id
left join place_levels on places.place_code = place_levels.place_code
left join {{ ref('stg_article_duplicates') }} as duplicates on articles.article_id = duplicates.article_id
