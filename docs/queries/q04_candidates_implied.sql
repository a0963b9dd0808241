-- 问：上线率和上线人数能反推出考生数，对得上吗？
-- Ask: Number and rate over a line imply the number of candidates: does it fit the one that is stated?
-- 提醒：率只有一位小数，反推有误差，界限按末位四舍五入计；差得远多半是率与人数不属同一条线，读原句。
-- Mind: a rate of one decimal implies an interval only; far off mostly means that rate and number are not of one line, read it.
with candidates as (
    select authority_id, year, max(value) as stated_candidates, any_value(indicator_name) as stated_as
    from mart_indicator_panel
    where indicator_code in ('exam_sat', 'exam_registered') and status = 'reported'
    group by authority_id, year
    having count(distinct value) = 1
)

select
    exams.authority,
    exams.year,
    exams.line,
    exams.people,
    exams.rate,
    floor(100 * exams.people / (exams.rate + 0.05)) as implied_min,
    ceil(100 * exams.people / (exams.rate - 0.05)) as implied_max,
    candidates.stated_as,
    candidates.stated_candidates,
    candidates.stated_candidates between implied_min and implied_max as fits,
    exams.sentence
from mart_exams as exams
left join candidates on exams.authority_id = candidates.authority_id and exams.year = candidates.year
where exams.implied_candidates is not null and not exams.is_masked and not exams.is_planned
order by exams.authority, exams.year, exams.line, exams.event_id;
