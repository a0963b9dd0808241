-- 问：我去年报了、今年漏了、同类县都报了的指标是哪些？
-- Ask: Which indicators did we report last year, leave out this year, while our peers report them?
-- 提醒：漏报不等于零；同级单位不足五个时 peer_share 只供参考。
-- Mind: left out is not zero; with fewer than five peers peer_share is a hint only.
select
    coalesce(authority, authority_id) as authority,
    indicator_name,
    last_reported_year,
    year,
    peer_count,
    peers_reporting,
    peer_share,
    has_five_peers
from mart_coverage
where status = 'absent' and last_reported_year = year - 1
order by authority, year, peers_reporting desc, indicator_name;
