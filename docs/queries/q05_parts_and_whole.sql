-- 问：分项加起来等于总数吗，能引吗？
-- Ask: Do the parts add up to the whole, and may they be quoted?
-- 提醒：contradicts 不等于错：所列可能只是一部分，或互有交叉；holds 也不等于可比。
-- Mind: contradicts is not false: perhaps only some parts are listed, or they overlap; holds is not comparable.
select
    coalesce(authority, authority_id) as authority,
    year,
    verdict,
    figures,
    stated_min as whole_min,
    stated_max as whole_max,
    computed_min as parts_min,
    computed_max as parts_max,
    difference,
    is_hedged,
    is_masked,
    repeated_in,
    source_path
from mart_arithmetic_audit
where kind = 'parts_sum'
order by verdict, authority, source_path, check_id;
