-- 问：哪些表、哪些列谈到“名次”？
-- Ask: Which tables and columns speak of ranks?
-- 提醒：每张表、每一列都有中英文注释，先读注释再查数。
-- Mind: every table and column has a comment in both languages; read it before the numbers.
select table_name, column_name, comment
from duckdb_columns()
where schema_name = 'main' and contains(comment, '名次')
order by table_name, column_name;
