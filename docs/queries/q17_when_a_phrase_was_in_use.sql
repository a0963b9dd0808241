-- 问：某个提法哪年出现、哪年过时？
-- Ask: In which year did a phrase appear, in which did it go out of use?
-- 提醒：年份只取由别的证据定出的（不用这个提法本身定年的文章）；首末年是语料里的，不是全国的；没再见到不等于过时。
-- Mind: years only where other evidence fixes them; first and last are of the corpus, not of the country; not seen again is not out of use.
-- 不能答：样本只有三十来篇，年份又多由这些提法本身定出（dated_articles 为 0），看得出见过，看不出过时。
-- Not answered: the sample has some thirty texts, many dated by these very phrases (dated_articles 0): it shows use, not the end of use.
with phrases as (
    select unnest([
        '两学一做', '党史学习教育', '群众路线', '创先争优', '两基', '素质教育', '校安工程', '国培', '特岗',
        '营养改善计划', '班班通', '集团化办学', '县管校聘', '双减', '普惠', '均衡发展'
    ]) as phrase
),

said as (
    select distinct
        phrases.phrase,
        articles.article_id,
        articles.authority_id,
        case
            when
                articles.report_year_min = articles.report_year_max
                and len(list_filter(articles.report_year_evidence, lambda e: contains(e.phrase, phrases.phrase))) = 0
                then articles.report_year_min
        end as year
    from phrases
    inner join dim_sentence as sentences on contains(sentences.clean_text, phrases.phrase)
    inner join dim_article as articles on sentences.article_id = articles.article_id
    where articles.is_work_summary and coalesce(articles.copy_relation not in ('same_text', 'excerpt'), true)
)

select
    phrase,
    min(year) as first_year,
    max(year) as last_year,
    count(distinct authority_id) as authority_count,
    count(*) as article_count,
    count(year) as dated_articles
from said
group by phrase
order by first_year nulls last, last_year, phrase;
