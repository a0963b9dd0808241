-- 问：哪些指标的数字被擦去得最多？
-- Ask: Of which indicators are the most figures wiped?
-- 提醒：擦去的恰好是 2000 至 2099 的数值，缺失与数值有关，不可当作随机缺失；被擦的只有区间。
-- Mind: exactly the values 2000 to 2099 are wiped, so missing depends on the value; a wiped figure is an interval only.
select
    coalesce(indicators.name_zh, '（未归入指标目录）') as indicator,
    masks.figure_count,
    masks.masked_count,
    masks.masked_share
from mart_masks as masks
left join dim_indicator as indicators on masks.member = indicators.code
where masks.dimension = 'indicator' and masks.masked_count > 0
order by masks.masked_count desc, masks.masked_share desc, masks.member;
