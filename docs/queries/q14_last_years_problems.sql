-- 问：去年列的问题，今年销号了吗？
-- Ask: Were the problems that last year's summary names settled this year?
-- 提醒：今年没再提不等于解决；相似按共有的字对计，低于 0.2 的当作没有再提；读两句再下结论。
-- Mind: silence this year is no settlement; likeness counts shared pairs of characters, under 0.2 is taken as not named again; read both.
with clauses as (
    select
        authority_id,
        authority,
        year,
        unnest(regexp_split_to_array(sentence, '[；;。]')) as clause
    from mart_problems_and_plans
    where role = 'problem' and year is not null
),

named as (
    select
        *,
        list_distinct(list_transform(range(1, length(clause)), lambda place: clause[place:place + 1])) as pairs
    from clauses
    where length(clause) > 4
)

select
    earlier.authority,
    earlier.year as year_named,
    earlier.clause as problem,
    later.year as year_after,
    round(max(len(list_intersect(earlier.pairs, later.pairs)) / len(list_distinct(earlier.pairs || later.pairs))), 2) as likeness,
    case
        when likeness >= 0.2
            then arg_max(later.clause, len(list_intersect(earlier.pairs, later.pairs)) / len(list_distinct(earlier.pairs || later.pairs)))
    end as named_again_as
from named as earlier
inner join named as later on earlier.authority_id = later.authority_id and earlier.year + 1 = later.year
group by earlier.authority_id, earlier.authority, earlier.year, earlier.clause, later.year
order by earlier.authority, earlier.year, likeness desc, problem;
