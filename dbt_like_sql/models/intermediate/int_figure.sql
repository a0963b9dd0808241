-- one row for each stated figure, copies included, with whose it is, of which years, and where it stands
with placed as (
    select
        measurements.*,
        articles.article_title,
        articles.document_type,
        articles.is_work_summary,
        articles.source_kind,
        articles.authority_id as reporting_authority_id,
        coalesce(measurements.scope_authority_id, articles.authority_id) as authority_id,
        sections.theme,
        sections.role,
        sections.heading_path,
        {{ is_of_report_year('measurements', 'articles') }} as is_of_report_year,
        articles.report_year_min,
        articles.report_year_max,
        -- what a city's list says of its counties is a part for the city, and the whole for each county
        coalesce(
            parents.indicator_code = measurements.indicator_code
            and parents.scope_authority_id is not distinct from measurements.scope_authority_id,
            false
        ) as is_part_of_same
    from {{ ref('fct_measurement') }} as measurements
    inner join {{ ref('int_article') }} as articles on measurements.article_id = articles.article_id
    inner join {{ ref('dim_section') }} as sections on measurements.section_id = sections.section_id
    left join {{ ref('fct_measurement') }} as parents
        on measurements.parent_measurement_id = parents.measurement_id
),

copies as (
    select
        original_measurement_id,
        count(*) as copy_count
    from {{ ref('fct_measurement') }}
    where is_duplicate
    group by original_measurement_id
)

select
    placed.* exclude (
        period_kind, scope_authority_id, is_duplicate, is_of_report_year, rule
    ),
    authorities.name as authority,
    authorities.level as authority_level,
    authorities.peer_group,
    case when placed.is_of_report_year then placed.report_year_min else placed.period_year_min end as year_min,
    case when placed.is_of_report_year then placed.report_year_max else placed.period_year_max end as year_max,
    case
        when placed.is_of_report_year then 'report_year'
        when placed.period_text is not null then 'stated'
        else 'unknown'
    end as year_basis,
    case
        when not placed.is_of_report_year then coalesce(placed.period_kind, 'unknown')
        when placed.document_type = 'half_year_summary' then 'half_year'
        else 'year'
    end as period_kind,
    -- 全市 in the text of a county that is a city by name, or before the figures of a county that is named, is the whole
    case
        when placed.scope_kind is null then 'whole'
        when not starts_with(placed.scope_kind, 'whole_') then placed.scope_kind
        when placed.scope_authority_id is not null or placed.scope_kind = 'whole_' || authorities.level then 'whole'
        when placed.scope_kind = 'whole_city' and ends_with(authorities.name, '市') then 'whole'
        else placed.scope_kind
    end as panel_scope,
    placed.is_duplicate as is_copy,
    coalesce(copies.copy_count, 0) as copy_count
from placed
inner join {{ ref('dim_authority') }} as authorities on placed.authority_id = authorities.authority_id
left join copies on placed.measurement_id = copies.original_measurement_id
