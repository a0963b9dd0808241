-- 问：资助人均合国家标准吗？
-- Ask: Does aid per head agree with the national standard?
-- 提醒：只用人（不用人次）且未擦的数相除；半年稿给的是半年的钱；寄宿生补助小学初中标准不同，合起来只能看是否落在两者之间。
-- Mind: money by people (never by person-times), nothing wiped; a half-year text pays for half a year; boarders of primary and junior schools have two norms.
-- 不能答：仓库不存国家标准，合不合须另查当年文件；这里并列人均与同一单位文中自述的标准。
-- Not answered: national standards are not held here, look up the document of that year; shown beside each is the norm that the same authority states itself.
with norms as (
    select authority_id, list(indicator || ' ' || surface order by indicator, surface, measurement_id) as stated_norms
    from mart_norms
    where base_unit = '元' and regexp_matches(indicator, '助学金|补助|资助|孤残|每生')
    group by authority_id
)

select
    coalesce(aid.authority, aid.authority_id) as authority,
    aid.year,
    aid.document_type,
    aid.aid_kind,
    aid.aid_stage,
    aid.money,
    aid.people,
    aid.computed_per_head,
    aid.stated_per_head,
    norms.stated_norms
from mart_student_aid as aid
left join norms on aid.authority_id = norms.authority_id
where not aid.is_planned and (aid.computed_per_head is not null or aid.stated_per_head is not null)
order by authority, aid.year, aid.aid_kind, aid.document_type, aid.event_id;
