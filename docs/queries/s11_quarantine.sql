-- 问：哪些文件没有读成，为什么？
-- Ask: Which files could not be read, and why?
-- 提醒：隔离的文件没有数字，不等于零。
-- Mind: a file in quarantine has no figures, which is not zero.
select source_path, state, quarantine_reasons
from mart_quality
where quarantined_count > 0
order by source_path;
