-- 问：保安、校车、营养餐的钱从哪来，每生多少？
-- Ask: Where does the money for guards, school buses and meals come from, and how much per pupil?
-- 提醒：标准（norm）与拨款（actual、plan）分开看；is_part 的行已含在总数里，不可再加；来源空着是原句没写；names_it 为假的只是同句提到，未必就是这笔钱。
-- Mind: norms apart from grants; a row with is_part is inside its whole; an empty source means the sentence is silent; without names_it the sentence only speaks of it too.
with purposes as (
    select
        authority_id, authority, year, purpose, nature, surface, amount_min, amount_max,
        fund_source, money_stage, is_part, is_masked, sentence, measurement_id
    from mart_funding
    union all by name
    select
        authority_id, authority, year, indicator as purpose, 'norm' as nature, surface,
        base_value_min as amount_min, base_value_max as amount_max,
        fund_source, false as is_part, is_masked, sentence, measurement_id
    from mart_norms
    where base_unit = '元'
)

select
    regexp_extract(purpose || sentence, '保安|安保|校车|营养|午餐') as about,
    coalesce(authority, authority_id) as authority,
    year,
    purpose,
    regexp_matches(purpose, '保安|安保|校车|购车|营养|午餐') as names_it,
    nature,
    surface,
    fund_source,
    money_stage,
    is_part,
    is_masked,
    sentence
from purposes
where names_it or regexp_matches(sentence, '保安|校车|营养|午餐')
order by names_it desc, about, authority, year, is_part, measurement_id;
