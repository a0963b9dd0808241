-- 问：集团化办学、县管校聘，别人怎么起标题、怎么写？
-- Ask: School groups, teachers employed by the county: which headings do others use, and how do they write?
-- 提醒：只作参考，不可照抄；转抄的篇章不列。
-- Mind: to learn from, not to copy; copied articles are left out.
select
    regexp_extract(sentences.clean_text, '集团化|教育集团|县管校聘|教育共同体|校长教师交流') as about,
    sections.heading_path,
    sentences.clean_text as sentence,
    coalesce(authorities.name, articles.authority_id) as authority,
    articles.report_year_min,
    articles.report_year_max,
    articles.source_path
from dim_sentence as sentences
inner join dim_section as sections on sentences.section_id = sections.section_id
inner join dim_article as articles on sentences.article_id = articles.article_id
inner join dim_authority as authorities on articles.authority_id = authorities.authority_id
where
    regexp_matches(sentences.clean_text, '集团化|教育集团|县管校聘|教育共同体|校长教师交流')
    and articles.is_work_summary and articles.duplicate_of is null
order by about, articles.source_path, sentences.char_start;
