-- 问：同一年有几家称“全市第一”“名列前茅”，第一的是什么、在谁里面？
-- Ask: How many claim to be first in one year, first in what and among whom?
-- 提醒：没有数字的说法也是行；全市第一各指各的市；年份是区间的不算同一年。
-- Mind: claims without a number are rows too; 全市 is another city for each; an interval of years is no year.
select
    year,
    count(*) over (partition by year) as claims_in_year,
    count(*) filter (rank = 1) over (partition by year) as firsts_in_year,
    coalesce(authority, authority_id) as authority,
    claim_kind,
    rank,
    what,
    among,
    sentence
from mart_claims
where not is_planned
order by year nulls last, rank nulls last, authority, event_id;
