-- 问：缺编率、教师交流比例？
-- Ask: Which share of posts is vacant, which share of teachers was exchanged?
-- 提醒：缺编人数多写在“存在问题”里且只指某类教师；交流比例的分母应是符合条件的教师，这里只能除以专任教师，仅供参考。
-- Mind: vacancies stand mostly among the problems and are of some teachers only; exchange should be by those eligible, here by full-time teachers.
-- 不能答：样本里没有一处同时写明缺编人数与核定编制，缺编率算不出。
-- Not answered: nowhere are vacancies and authorised posts stated together, so no rate of vacancies follows.
with teachers as (
    select authority_id, year, value
    from mart_indicator_panel
    where indicator_code = 'full_time_teachers' and status = 'reported' and panel_scope = 'whole' and period_kind = 'year'
)

select
    coalesce(figures.authority, figures.authority_id) as authority,
    coalesce(figures.year_min, articles.report_year_min) as year_min,
    coalesce(figures.year_max, articles.report_year_max) as year_max,
    figures.indicator,
    figures.surface,
    teachers.value as full_time_teachers,
    case
        when figures.indicator_code = 'exchanged_teachers' then round(100 * figures.value_min / teachers.value, 1)
    end as exchanged_percent,
    figures.is_hedged,
    figures.is_masked
from (
    select
        measurements.*,
        authorities.name as authority,
        articles.authority_id,
        measurements.period_year_min as year_min,
        measurements.period_year_max as year_max
    from fct_measurement as measurements
    inner join dim_article as articles on measurements.article_id = articles.article_id
    inner join dim_authority as authorities on articles.authority_id = authorities.authority_id
    where
        not measurements.is_duplicate and measurements.nature = 'actual' and articles.is_work_summary
        and (
            regexp_matches(measurements.indicator, '缺编|缺额')
            or measurements.indicator_code in ('post_gap', 'post_gap_rate', 'exchanged_teachers', 'exchanged_staff', 'teacher_exchange_rate')
        )
) as figures
inner join dim_article as articles on figures.article_id = articles.article_id
left join teachers
    on figures.authority_id = teachers.authority_id and articles.report_year_min = teachers.year and articles.report_year_max = teachers.year
order by authority, year_min, figures.indicator, figures.measurement_id;
