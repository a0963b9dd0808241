-- 问：各主题的用词里，哪些词最有特色？（每主题取前两名）
-- Ask: Which words mark each theme most? (the first two of each)
-- 提醒：只算县级；样本很小，article_count 为 1 的词只代表一篇。
-- Mind: counties only; the sample is small, and a word of one article stands for that article.
select theme, term, sum(occurrences)::bigint as occurrences, max(article_count) as most_articles, round(max(tf_idf), 3) as tf_idf
from mart_terms
where authority_level = 'county'
group by theme, term
qualify row_number() over (partition by theme order by max(tf_idf) desc, term) <= 2
order by theme, tf_idf desc, term;
