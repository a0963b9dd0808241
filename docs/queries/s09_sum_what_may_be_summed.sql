-- 问：可以相加的指标，同年同级各单位合计是多少，由几家相加？
-- Ask: Totals of what may be summed, by level and year, and of how many authorities?
-- 提醒：只加 may_be_summed 的行，市与县分开，不含重复；合计只是所见单位之和，不是全省、全国。
-- Mind: only rows with may_be_summed, cities apart from counties, copies left out; a total is of the authorities found, of no province.
select
    authority_level,
    year,
    indicator_name,
    count(distinct authority_id) as authority_count,
    sum(value) as total,
    base_unit
from mart_indicator_panel
where may_be_summed
group by authority_level, year, indicator_code, indicator_name, base_unit
order by authority_count desc, year, authority_level, indicator_name;
