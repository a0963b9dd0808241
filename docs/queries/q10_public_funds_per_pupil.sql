-- 问：各地生均公用经费标准是多少，从何时起，谁分担？
-- Ask: What is the norm of public funds per pupil, since when, and who shares it?
-- 提醒：标准不是支出；规定一类的文件（is_work_summary 为假）不进 mart_norms，这里直接查 fct_measurement；“城市、农村……分别”“小学……初中……”这样的并列，标签只取其一，读原句。
-- Mind: a norm is no spending; rules (not is_work_summary) are not in mart_norms, so fct_measurement is asked; of coordinated labels (城市、农村……分别) only one is kept, read the sentence.
-- 不能答：样本里没有一条写明谁分担，起始年份或没写或被擦去；只有定额与文章年份，初中、特教、寄宿生的定额要读原句。
-- Not answered: no text of the sample tells who shares, and since when is untold or wiped; only the amount and the year of the text; for junior, special and boarding schools read the sentence.
select
    coalesce(authorities.name, articles.authority_id) as authority,
    articles.document_type,
    articles.is_work_summary,
    articles.report_year_min as year_min,
    articles.report_year_max as year_max,
    norms.indicator,
    norms.surface,
    norms.nature,
    norms.period_text,
    norms.fund_source,
    norms.is_masked,
    sentences.clean_text as sentence
from fct_measurement as norms
inner join dim_article as articles on norms.article_id = articles.article_id
inner join dim_authority as authorities on articles.authority_id = authorities.authority_id
inner join dim_sentence as sentences on norms.sentence_id = sentences.sentence_id
where
    norms.nature in ('norm', 'base') and norms.base_unit = '元' and not norms.is_duplicate
    and regexp_matches(norms.indicator, '生均(公用经费|拨款)')
order by articles.is_work_summary, authority, norms.char_start;
