-- 问：各地生均公用经费标准是多少，从何时起，谁分担？
-- Ask: What is the norm of public funds per pupil, since when, and who shares it?
-- 提醒：标准不是支出；since 与 fund_source 空着表示原句没有写，不是没有；“城市、农村……分别”这样的并列，标签只取末一个，读原句。
-- Mind: a norm is no spending; empty since and fund_source mean that the sentence is silent; of coordinated labels (城市、农村……分别) only the last is kept, read the sentence.
-- 不能答：样本的总结里没有一条写明谁分担，起始年份或没写或被擦去（since 空着）；只有定额与文章年份。
-- Not answered: no summary of the sample tells who shares, and since when is untold or wiped (since is empty); only the amount and the year of the text.
select
    coalesce(authority, authority_id) as authority,
    year,
    indicator,
    surface,
    base_value_min,
    base_unit,
    since,
    fund_source,
    is_masked,
    sentence
from mart_norms
where regexp_matches(indicator, '公用经费|生均拨款')
order by authority, year, base_value_min, measurement_id;
