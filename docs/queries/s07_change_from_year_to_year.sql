-- 问：同一单位同一指标，比上一年变了多少？（窗口函数 lag）
-- Ask: How much did an indicator of one authority change since the year before? (window function lag)
-- 提醒：只用整年、整体、确定的数字；率的变化是百分点；口径可能改变，读两年的原句；各年题目与分数线不同的上线数（additivity 为 never）不比。
-- Mind: whole years, whole scope and exact values only; a rate changes by points; definitions may change, read both sentences; exam results (additivity never) differ in paper and line and are left out.
select
    authority,
    indicator_name,
    year,
    lag(value) over before as value_before,
    value,
    round(value - lag(value) over before, 2) as difference,
    if(base_unit = '%', '百分点', base_unit) as unit,
    is_hedged
from mart_indicator_panel
where
    status = 'reported' and period_kind = 'year' and panel_scope = 'whole' and additivity <> 'never'
    and year is not null and authority is not null
window before as (
    partition by authority_id, indicator_code, exam_line
    order by year
    range between 1 preceding and 1 preceding
)
qualify value_before is not null
order by authority, indicator_name, year;
