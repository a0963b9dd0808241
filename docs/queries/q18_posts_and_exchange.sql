-- 问：缺编率、教师交流比例？
-- Ask: Which share of posts is vacant, which share of teachers was exchanged?
-- 提醒：交流比例的分母写法不一（专任教师、应交流人数、符合条件人数），不可并列排名；缺编人数多写在“存在问题”里，且只指某类教师。
-- Mind: exchange is by full-time teachers, by those due or by those eligible, never to be ranked together; vacancies stand mostly among problems and are of some teachers only.
-- 不能答：样本里没有一处同时写明缺编人数与核定编制，缺编率算不出；交流比例只列文中自报的。
-- Not answered: nowhere are vacancies and authorised posts stated together, so no rate of vacancies follows; exchange rates are those that the texts state.
select
    coalesce(authorities.name, articles.authority_id) as authority,
    articles.report_year_min,
    articles.report_year_max,
    figures.indicator,
    figures.surface,
    figures.period_text,
    figures.is_hedged,
    figures.is_masked,
    sentences.clean_text as sentence
from fct_measurement as figures
inner join dim_article as articles on figures.article_id = articles.article_id
inner join dim_authority as authorities on articles.authority_id = authorities.authority_id
inner join dim_sentence as sentences on figures.sentence_id = sentences.sentence_id
where
    figures.nature = 'actual' and not figures.is_duplicate and articles.is_work_summary
    and regexp_matches(figures.indicator, '缺编|缺额|编制|(教师|校长|干部).*交流')
order by regexp_matches(figures.indicator, '交流'), authority, articles.report_year_min, figures.source_path, figures.char_start;
