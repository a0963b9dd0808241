-- 问：目标是否低于现状？
-- Ask: Are there targets below what is reached already?
-- 提醒：只比同一单位同一指标；target_year_basis 为 assumed_next_year 的年份是推定的；约数与擦去的看两列标记。
-- Mind: same authority, same indicator; assumed_next_year is a guess at the year; mind hedges and masks.
select
    coalesce(authority, authority_id) as authority,
    indicator,
    target,
    target_year,
    target_year_basis,
    actual,
    actual_year,
    is_same_text,
    is_hedged,
    target_sentence
from mart_target_vs_actual
where relation = 'level_before' and actual_meets_target and not is_masked
order by is_same_text desc, authority, indicator, actual_year desc, target_id, actual_id;
