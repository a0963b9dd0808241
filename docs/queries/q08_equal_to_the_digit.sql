-- 问：哪些数字跨单位一字不差？
-- Ask: Which figures are the same to the digit in several authorities?
-- 提醒：is_explained_by_copies 为真的来自转抄；位数少的相同多半是巧合。
-- Mind: is_explained_by_copies comes from copied texts; few digits are equal by chance.
select
    value,
    base_unit,
    significant_digits,
    indicators[1] as indicator,
    authority_count,
    article_count,
    is_explained_by_copies,
    authorities
from mart_value_reuse
where significant_digits >= 3
order by is_explained_by_copies, significant_digits desc, value, base_unit, indicator;
