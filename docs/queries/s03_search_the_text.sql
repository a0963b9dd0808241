-- 问：哪些句子谈到集团化办学？
-- Ask: Which sentences speak of school groups (集团化办学)?
-- 提醒：检索按相关程度排序，命中不等于同义，这里只留下真含“集团”二字的。
-- Mind: the search ranks by likeness, and a hit is no synonym; only sentences that name a group are kept here.
select score, sentence, authority, year_min, year_max, source_path
from search('集团化办学')
where contains(sentence, '集团')
order by score desc, sentence_id;
