-- 问：“学前三年毛入园率”第一个数字的原话是什么，在哪个文件？
-- Ask: What are the very words of the first figure on kindergarten enrolment, and in which file do they stand?
-- 提醒：引用之前先读原句；source_kind 与 tamper_flags 说明来源与改动痕迹。
-- Mind: read the sentence before quoting; source_kind and tamper_flags tell where it comes from and what was altered.
from evidence((
    select measurement_id
    from fct_measurement
    where indicator_code = 'preschool_3y_gross_enrolment_rate' and nature = 'actual' and not is_duplicate
    order by source_path, char_start
    limit 1
))
select marked_sentence, heading_path, source_path, char_start, char_end, source_kind, tamper_flags, confidence;
