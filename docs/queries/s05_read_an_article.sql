-- 问：金湖县2013年总结怎么写的？按句通读，附标题与数字个数。
-- Ask: How does Jinhu's summary of 2013 read? Sentence by sentence, with headings and how many figures each states.
-- 提醒：sentence 是修补后的文字；raw_text 才是原文，引用用它。
-- Mind: sentence is the mended text; raw_text is the source, quote that.
from article((select article_id from dim_article where title = '金湖县教育局2013年工作总结'))
select sentence_number, heading_path, role, sentence, figure_count
order by sentence_number;
