"""What must hold of the stage `articles` whatever the text is."""

from collections import Counter
from itertools import pairwise

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from zongjie.articles import heading_forms, process
from zongjie.articles.lines import read_lines
from zongjie.documents.reading import Document
from zongjie.extraction import document_frames
from zongjie.tables.articles import TABLES
from zongjie.tables.table import conform

PIECES = [
    "工作总结篇一",
    "工作总结篇二",
    "【篇三】安全工作",
    "教育局总结(1)",
    "教育局总结(2)",
    "第一篇",
    "范文二",
    "。【篇二】",
    "谢谢大家。篇三 教育局工作总结\n",
    "——篇四——",
    "1办学条件\n",
    "2 师资\n",
    "一、办学条件",
    "（一）校舍",
    "1.维修校舍三幢。",
    "1、2月份检查。",
    "(2)抓落实",
    "①培训",
    "一是建校；",
    "首先，",
    "——做强职教",
    "今年新建学校两所，",
    "全区学",
    "校面貌一新。",
    "□20xx年",
    "“向国旗敬礼！”活动",
    '成绩突出。"三创"',
    "存在问题",
    "下一步，我们将",
    "小编整理，欢迎阅读！",
    "相关文章：",
    "一键复制",
    "时间:2020-01-02",
    "述职人：__",
    "组长:张某",
    "\n— 3 —\n",
    "> ",
    "- ",
    "　　",
    " ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u2028",
    "\x0c",
    "\x1c",
    "\u200b",
    "\ufeff",
    "。",
    "？",
    "!",
    "a.b",
    "𠮷",
    "x",
    "20xx年",
    "3.5",
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=40).map("".join)


def divided(text):
    document = Document("d", "s.txt", "0", 0, "utf-8", "test", "text/plain", text)
    return {name: frame.rows(named=True) for name, frame in process(document_frames(document)).items()}


@given(texts)
def test_every_visible_character_is_in_one_sentence_or_in_boilerplate(text):
    text = text.encode("utf-8", "replace").decode()
    rows = divided(text)
    counts = Counter()
    crossed = {row["char_start"] for row in rows["boilerplate"] if row["reason"] == "page_number"}
    for row in rows["sentences"] + rows["boilerplate"]:
        assert text[row["char_start"] : row["char_end"]] == row.get("raw_text", row.get("surface"))
        if row["char_start"] in crossed and counts[row["char_start"]]:
            # the number of a page may stand inside the sentence that the page breaks
            continue
        counts.update(range(row["char_start"], row["char_end"]))
    assert all(counts[place] == 1 for place, character in enumerate(text) if not character.isspace())
    assert max(counts.values(), default=0) <= 1


@given(texts)
def test_articles_do_not_overlap_and_hold_their_sections_and_sentences(text):
    text = text.encode("utf-8", "replace").decode()
    rows = divided(text)
    articles = {row["article_id"]: row for row in rows["articles"]}
    ordered = sorted(articles.values(), key=lambda row: row["char_start"])
    assert all(one["char_end"] <= two["char_start"] for one, two in pairwise(ordered))
    sections = {row["section_id"]: row for row in rows["sections"]}
    assert len(sections) == len(rows["sections"])
    for section in sections.values():
        parent = sections.get(section["parent_section_id"])
        around = parent or articles[section["article_id"]]
        assert around["char_start"] <= section["char_start"] <= section["char_end"] <= around["char_end"]
        assert section["level"] == (parent["level"] + 1 if parent else 0)
    roots = [section["article_id"] for section in sections.values() if section["level"] == 0]
    assert sorted(roots) == sorted(articles)
    for sentence in rows["sentences"]:
        own = sections[sentence["section_id"]]
        assert own["char_start"] <= sentence["char_start"] and sentence["char_end"] <= own["char_end"]
        deeper = [s for s in sections.values() if s["article_id"] == own["article_id"] and s["level"] > own["level"]]
        assert not any(s["char_start"] <= sentence["char_start"] < s["char_end"] for s in deeper)


@given(texts)
def test_frames_conform_and_are_deterministic(text):
    text = text.encode("utf-8", "replace").decode()
    document = Document("d", "s.txt", "0", 0, "utf-8", "test", "text/plain", text)
    first, second = process(document_frames(document)), process(document_frames(document))
    for table in TABLES:
        assert conform(table, first[table.name]).equals(second[table.name])
        assert not first[table.name].select(pl.struct(table.key).is_duplicated().any()).item()


HEADING_PIECES = [
    *"篇第12一二（）【】：、 *#",
    "总结",
    "计划",
    "方案",
    "范文",
    "正文",
    "Part",
    "NO",
    "份",
    "例",
    "文",
    "体会",
]


@given(st.lists(st.sampled_from(HEADING_PIECES), min_size=1, max_size=8).map("".join))
def test_a_line_of_some_form_holds_what_the_form_says(line):
    written = heading_forms._undecorated(line.strip())
    of_form = [
        form.form
        for form, pattern in heading_forms.heading_forms()
        if form.strength != "glued" and pattern.fullmatch(written)
    ]
    found = heading_forms.heading_candidates(line, read_lines(line))
    assert all(
        any(held in line for held in form.holds) for form, _ in heading_forms.heading_forms() if form.form in of_form
    )
    assert [one.form for one in found] == of_form[: len(found)]
