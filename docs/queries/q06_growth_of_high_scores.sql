-- 问：“高分段增幅”的两年是不是换了满分、换了分数线？
-- Ask: Do both years of a growth of high scores have the same full mark and the same line?
-- 提醒：文中没有写明满分与当年分数线的，增幅不可引作进步。
-- Mind: where the text tells neither full mark nor line of both years, the growth proves no progress.
-- 不能答：仓库没有历年各省满分与批次线的表，样本里也没有一句同时写明两年的满分；只能列出考试人数的增幅、门槛的写法，以及原句是否提到满分或换线。
-- Not answered: no table of full marks and lines by province and year is held, and no sentence of the sample tells both; shown are the growths, how the line is put, and whether the sentence speaks of full mark or line.
select
    coalesce(authority, authority_id) as authority,
    year_min,
    year_max,
    indicator,
    level_before,
    level_after,
    stated_change,
    change_form,
    implied_before_min,
    implied_before_max,
    regexp_matches(sentence, '满分|总分') as names_full_mark,
    regexp_matches(sentence, '分数线|省控线|控制线') as names_line,
    sentence
from mart_changes
where
    regexp_matches(indicator, '高分|[0-9]分以上|上线|达线|优秀|中考人数|高考人数')
    and not regexp_matches(indicator, '报名')
order by authority, year_min, measurement_id;
