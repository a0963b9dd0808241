-- 问：我县二本以上上线率在同类县里排第几？
-- Ask: Which place among like counties has our rate of those over the second line?
-- 提醒：上线率不可跨省、跨年、跨线比较；place 只在五个以上同省同级单位报了同一年时才有。
-- Mind: such rates are not comparable across provinces, years or lines; place needs five peers of one province and year.
-- 不能答：样本里同省同年报二本以上上线率的县不足五个，排不出名次；只能列出各县的率与文中自报的名次（自报的范围是全市，不是同类县）。
-- Not answered: fewer than five counties of one province and year report it; shown are the rates and the ranks the texts claim (among their city, not among peers).
select
    panel.year,
    panel.peer_group,
    panel.authority,
    panel.value as rate,
    count(*) over peers as peers_reporting,
    case
        when count(*) over peers >= 5
            then rank() over (partition by panel.year, panel.peer_group order by panel.value desc)
    end as place,
    stated.surface as stated_rank,
    stated.among as stated_among
from mart_indicator_panel as panel
left join mart_rankings as stated
    on
        panel.authority_id = stated.authority_id
        and panel.year = stated.year
        and stated.rank_basis = 'stated'
        and contains(stated.indicator, '二本以上')
where
    panel.indicator_code = 'second_line_and_above_rate' and panel.status = 'reported' and not panel.is_hedged
    and panel.year is not null and panel.panel_scope = 'whole'
window peers as (partition by panel.year, panel.peer_group)
order by panel.year, panel.peer_group, panel.value desc, panel.authority;
