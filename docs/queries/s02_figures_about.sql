-- 问：样本里有哪些“资助”的数字，各是实际、目标还是标准？
-- Ask: Which figures speak of student aid, and is each an actual figure, a target or a norm?
-- 提醒：figures_about 也给出重复的数字，这里剔除；人与人次不可相加。
-- Mind: figures_about returns copies too, left out here; never add 人 to 人次.
select authority, year_min, year_max, indicator, surface, nature, is_masked
from figures_about('资助')
where not is_duplicate
order by authority nulls last, source_path, indicator, surface, measurement_id;
