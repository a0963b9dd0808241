-- 问：同级同年各县学前三年入园率多少，谁报的是毛率？
-- Ask: Kindergarten enrolment of three years of counties of one year, and who reports the gross rate?
-- 提醒：毛率、净率、未写明的是三个指标，不并列；不足五个同类单位不排名。
-- Mind: gross, net and unqualified are three indicators, never one column; no ranking under five peers.
select
    year,
    peer_group,
    coalesce(authority, authority_id) as authority,
    indicator_name,
    contains(indicator_name, '毛') as is_gross,
    status,
    value,
    count(*) over peers as peers_reporting,
    case
        when count(*) over peers >= 5
            then rank() over (partition by year, peer_group, indicator_code order by value desc)
    end as place,
    is_hedged
from mart_indicator_panel
where
    indicator_code like 'preschool_3y%enrolment_rate' and status <> 'absent'
    and starts_with(peer_group, 'county') and year is not null and period_kind = 'year' and panel_scope = 'whole'
window peers as (partition by year, peer_group, indicator_code)
order by year, peer_group, indicator_code, value desc, authority;
