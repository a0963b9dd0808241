-- 问：这份材料能引用吗：官网原文还是范文站改写，有没有被改动过？
-- Ask: May this text be quoted: the original of an official site or a rewrite of a model text site, was it altered?
-- 提醒：source_kind 为 unknown 表示文件里没有来源信息，不等于不是官网；没有改动痕迹不等于没有改动。
-- Mind: unknown means the file names no source, not that it is unofficial; no trace of altering is no proof of none.
select
    articles.title,
    articles.source_path,
    documents.source_kind,
    documents.tamper_flags,
    articles.copy_relation,
    originals.title as copy_of,
    case
        when not articles.is_work_summary then '不是单位总结，勿引 / no summary of an authority'
        when articles.copy_relation in ('same_text', 'excerpt') then '转抄，引原篇 / a copy, quote the original'
        when len(documents.tamper_flags) > 0 then '有改动痕迹，只引未擦的数并注明 / altered, quote what is not wiped and say so'
        when documents.source_kind = 'official' then '官网且未见改动，核对网址后可引 / official, no trace of altering'
        else '来源不明，先找原文 / source unknown, find the original'
    end as advice
from dim_article as articles
inner join dim_document as documents on articles.document_id = documents.document_id
left join dim_article as originals on articles.duplicate_of = originals.article_id
order by documents.source_kind = 'official' desc, articles.copy_relation is null, articles.source_path, articles.char_start;
