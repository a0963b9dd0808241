-- 问：半年稿与全年稿同一指标不同数，用哪个？
-- Ask: The half-year text and the annual one differ in one indicator: which to use?
-- 提醒：说全年用全年稿；半年数只说半年，两者绝不相加。只见于半年稿的数字仍然算数。
-- Mind: for the year use the annual text; a half-year figure is of half a year; never add both. What only the half-year text has still counts.
select
    differences.indicator,
    differences.value_min as half_year_value,
    differences.other_value_min as annual_value,
    differences.unit,
    case
        when differences.unit <> '%' then round(differences.value_min / nullif(differences.other_value_min, 0), 3)
    end as half_by_annual,
    annual.title as use_for_the_year
from fct_version_difference as differences
inner join dim_article as half on differences.article_id = half.article_id
inner join dim_article as annual on differences.other_article_id = annual.article_id
where half.document_type = 'half_year_summary' and annual.document_type <> 'half_year_summary'
order by differences.indicator, differences.value_min, differences.version_difference_id;
