"""Web pages: what is shown becomes the text, and nothing else."""

from datetime import date

import pytest

from tests.support.input_forms import docx
from zongjie.documents.html import looks_like_html, read_html
from zongjie.documents.html.elements import elements
from zongjie.documents.html.metadata import page_metadata
from zongjie.errors import UnreadableFileError

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title> 全县教育
工作总结 </title><meta name="PubDate" content="2012-12-20 09:30">
<link rel="canonical" href="https://www.example.cn/a/1.html"><style>p {{ color: red }}</style></head>
<body><script>var 学校 = 99;</script><noscript>请启用脚本</noscript>
<h1>全县教育<b>工作</b>总结</h1>
<div>今年共有学校
    32所，投入&nbsp;1&#44;250万元，比去年增加&lt;3所&gt;。<br/>第二行</div>
<p hidden>隐藏一</p><p style="color: red; DISPLAY : none">隐藏二</p><!-- 注释 -->
<ul><li>培训教师<li>改造校舍</ul></body></html>"""
TEXT = "全县教育工作总结\n今年共有学校32所，投入\xa01,250万元，比去年增加<3所>。\n第二行\n培训教师\n改造校舍\n"


def body(html: str) -> str:
    return read_html(f"<html><body>{html}</body></html>".encode()).text


@pytest.mark.parametrize(
    ("stored_as", "declared", "encoding"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8-sig", "gb2312", "utf-8"),
        ("utf-8", "gb2312", "utf-8"),
        ("gb18030", "gb2312", "gb18030"),
        ("gb18030", "utf-8", "gb18030"),
        ("gb18030", "x-no-such-thing", "gb18030"),
        ("utf-16", "utf-8", "utf-16-le"),
    ],
)
def test_what_is_shown_in_any_encoding(stored_as, declared, encoding):
    page = PAGE.format(charset=declared).encode(stored_as)
    if stored_as != "utf-16":
        assert looks_like_html(page)
    found = read_html(page)
    assert found.text == TEXT.replace("学校32", "学校 32")
    assert found.encoding == encoding


def test_what_the_page_states_of_itself():
    stated = read_html(PAGE.format(charset="utf-8").encode()).stated
    assert stated.title == "全县教育 工作总结"
    assert stated.published_on == date(2012, 12, 20)
    assert stated.source_url == "https://www.example.cn/a/1.html"


def test_a_declared_encoding_decides_where_several_fit():
    page = '<html><head><meta charset="big5"></head><body><p>學校</p></body></html>'
    assert read_html(page.encode("big5")).text == "學校\n"


def test_table_rows_are_lines_with_tabs():
    html = "<table><tr><th>项目<th><p>数量</p></tr><tr><td> 学校 <td><p>32</p><p>所</p><td></tr><tr><td><td>5</table>"
    assert body(html) == "项目\t数量\n学校\t32 所\n\t5\n"


def test_tables_that_arrange_the_page_are_blocks():
    assert body(f"<table><tr><td><p>{'甲' * 201}</p><p>乙</p><td>丙</table>") == f"{'甲' * 201}\n乙\n丙\n"
    nested = "<table><tr><td>导航<td><table><tr><td>学校<td>32</table></table>"
    assert body(nested) == "导航\n学校\t32\n"


def test_white_space_as_in_a_browser():
    assert body("<p>全县\n  教育 a\n b</p><pre>甲\n  乙  丙</pre>") == "全县教育 a b\n甲\n  乙  丙\n"


def test_a_text_that_is_only_named_html_keeps_its_lines():
    found = read_html("全县教育\n\n工作总结\n".encode())
    assert (found.text, found.media_type) == ("全县教育\n\n工作总结\n", "text/plain")


@pytest.mark.parametrize(
    "html", ["<html><script>document.write('学校')</script></html>", "<html><body><p> </p></html>"]
)
def test_pages_without_visible_text(html):
    with pytest.raises(UnreadableFileError) as caught:
        read_html(html.encode())
    assert caught.value.reason == "no_text"


def test_deep_nesting_is_refused_and_ordinary_nesting_read():
    assert body("<div>" * 2000 + "学校") == "学校\n"
    with pytest.raises(UnreadableFileError) as caught:
        body("<div>" * 200_000 + "学校")
    assert caught.value.reason == "nested_too_deeply"


def test_vocabulary_of_pages():
    assert {row.fact for row in page_metadata()} == {"title", "published_on", "source_url"}
    assert "script" in elements().unseen and "p" in elements().blocks


def test_other_files_do_not_look_like_html():
    assert not looks_like_html(docx("")) and not looks_like_html("一、<html> 标签".encode())
