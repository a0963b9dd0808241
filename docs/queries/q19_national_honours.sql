-- 问：国家级荣誉谁授的、几家同得？
-- Ask: Who gave the national honours, and how many authorities have the same?
-- 提醒：只算 national；“省市级以上”是 mixed，不算；授予者空着是原句没写；学生、教师、单位的荣誉不可相加。
-- Mind: national only; 省市级以上 is mixed and left out; an empty giver means the sentence is silent; never add pupils', teachers' and authorities' honours.
-- 不能答：认出的国家级荣誉没有一项写明授予者与名称，看不出几家同得；“国家级示范校”“全国展演一等奖”一类的说法在文中有、表中没有，可用 search('国家级') 补查。
-- Not answered: no national honour found here names its giver or title, so nobody can tell whether others have the same; phrases like 国家级示范校 or 全国展演一等奖 stand in texts but not in the mart, look them up with search('国家级').
select
    award_title,
    grade,
    giver,
    recipient_kind,
    count(distinct authority_id) as authority_count,
    sum(award_count) as awards,
    list(sentence order by source_path, event_id)[1] as first_sentence
from mart_awards
where award_level = 'national' and not is_planned and not is_masked
group by award_title, grade, giver, recipient_kind
order by authority_count desc, award_title nulls last, grade;
