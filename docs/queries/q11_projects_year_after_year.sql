-- 问：哪些项目连年“推进中”？
-- Ask: Which projects are under way year after year?
-- 提醒：按单位和项目名认同一项目，泛称（如“公办幼儿园”）可能是另几所；完工与否看 states 与原句。
-- Mind: a project is known by authority and name, and a general name may be other schools; look at states and sentence.
with told as (
    select
        projects.*,
        articles.report_year_min as report_year
    from mart_projects as projects
    inner join dim_article as articles on projects.article_id = articles.article_id
    where articles.report_year_min = articles.report_year_max and projects.project_name is not null
)

select
    coalesce(authority, authority_id) as authority,
    project_name,
    count(distinct report_year) as years,
    list_sort(list_distinct(list(report_year))) as report_years,
    bool_or(list_contains(states, 'completed')) as is_completed_once,
    list(sentence order by report_year, event_id) as sentences
from told
group by authority_id, authority, project_name
having count(distinct report_year) > 1
order by years desc, authority, project_name;
