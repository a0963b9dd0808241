-- 问：每个单位每个“取最新”的指标，最近一年的数是多少？（row_number 与 qualify）
-- Ask: For each authority, the latest value of each indicator of which only the latest may be taken? (row_number, qualify)
-- 提醒：不同单位的最近一年可能不同，不可并排比较。
-- Mind: the latest year differs between authorities, so values must not be ranked side by side.
select authority, indicator_name, year, value, base_unit, is_hedged
from mart_indicator_panel
where
    status = 'reported' and additivity = 'latest' and panel_scope = 'whole' and period_kind = 'year'
    and year is not null and authority is not null
qualify row_number() over (partition by authority_id, indicator_code, exam_line order by year desc) = 1
order by authority, indicator_name, exam_line;
