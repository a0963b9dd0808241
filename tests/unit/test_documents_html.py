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


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ol><li>学校<li>教师</ol>", "1. 学校\n2. 教师\n"),
        ("<ul><li>学校<li>教师</ul>", "学校\n教师\n"),
        ('<ol start="3"><li>学校<li value="7">教师<li>学生</ol>', "3. 学校\n7. 教师\n8. 学生\n"),
        ("<ol reversed><li>学校<li>教师</ol>", "2. 学校\n1. 教师\n"),
        ("<ol type=A><li>学校<li type=i>教师</ol>", "A. 学校\nii. 教师\n"),
        ("<ol start=x><li>学校</ol>", "1. 学校\n"),
        (
            '<ol style="list-style-type: cjk-ideographic"><li>学校<ol><li>小学<li>中学</ol><li>教师</ol>',
            "一、学校\n1. 小学\n2. 中学\n二、教师\n",
        ),
        ('<ol style="list-style:none"><li>学校</ol>', "学校\n"),
        ("<ol><li>学校<ul><li>小学</ul><li>教师</ol>", "1. 学校\n小学\n2. 教师\n"),
        ("<ol><li><p>学校</p><p>教师</p></ol>", "1. 学校\n教师\n"),
        ("<ol><li> <b>学校</b><li hidden>隐藏<li><img src=a><li>教师</ol>", "1. 学校\n3. 教师\n"),
        # sites write numbers of their own and hide those of the list by a style sheet
        ("<ol><li>一、学校<li>（二）教师<li>3.学生<li>④经费</ol>", "一、学校\n（二）教师\n3.学生\n④经费\n"),
        # figures are no numbers of items
        ("<ol><li>32所学校<li>4.5万名学生</ol>", "1. 32所学校\n2. 4.5万名学生\n"),
        ("<li>学校</li>", "学校\n"),
    ],
)
def test_numbers_that_browsers_count(html, text):
    assert body(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("学校<br>教师<br/><br>学生", "学校\n教师\n学生\n"),
        ("<ruby>學<rp>(</rp><rt>xué</rt><rp>)</rp>校<rt>xiào</rt></ruby>32所", "學校32所\n"),
        ("学校&nbsp;&lt;32&gt;&#25152;&#x3002;&ldquo;优&rdquo;&unknown;", "学校\xa0<32>所。“优”&unknown;\n"),
        # what a browser makes of numbers that are no characters: HTML Standard 13.2.5.80
        ("学校&#xD800;&#0;&#x110000;&#150;所", "学校\ufffd\ufffd\ufffd–所\n"),
        ("<noscript>请启用脚本</noscript><template>模板</template><!-- 注释 -->学校", "学校\n"),
        ("<select><option>选项</select><button>提交</button><textarea>输入</textarea>学校", "学校\n"),
        ('<p style="visibility:hidden">甲<p style="font-size:0px">乙<p style="opacity: 0">丙<p>学校', "学校\n"),
        ('<p style="text-indent:-9999px">甲<p style="position:absolute;left:-10000px">乙<p>学校', "学校\n"),
        # what only resembles hiding
        ('<p style="font-size:0.9em">甲<p style="opacity:0.8">乙<p style="text-indent:-21px">丙', "甲\n乙\n丙\n"),
        ('<p hidden="until-found">甲<p style="display:none-such">乙', "甲\n乙\n"),
        ("<dl><dt>学校<dd>32所</dl><hr><blockquote>引文</blockquote>", "学校\n32所\n引文\n"),
        ("<table><caption>表1</caption><thead><tr><th>项目<th>数量</thead><tbody><tr><td>学校<td>32</table>",
         "表1\n项目\t数量\n学校\t32\n"),
        ("<details><summary>概况</summary>学校32所</details>", "概况\n学校32所\n"),
        ("<script>a</script >学校<script>没有结尾", "学校\n"),
    ],
)  # fmt: skip
def test_elements(html, text):
    assert body(html) == text


def test_traditional_pages_in_big5_with_what_they_declare():
    text = "今年全縣共有學校三十二所，比去年增加三所，培訓教師五百人次，投入經費一千二百萬元。"
    for declared in ("big5", "gb2312", "utf-8", "big5-hkscs"):
        page = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
        found = read_html(page.encode("big5"))
        assert (found.text, found.encoding) == (f"{text}\n", "big5hkscs")


@pytest.mark.parametrize(
    ("html", "is_cut_off"),
    [
        ("<html><body><p>学校</p></body></html>", False),
        ("<p>学校</p>", False),
        ("<html><body><p>学校</p></body>", False),
        ("<html><body><p>学校</p><p>教", True),
        ("<!DOCTYPE html><HTML lang=zh><p>学校</p><div cla", True),
    ],
)
def test_a_page_that_is_cut_off_is_read_and_told(html, is_cut_off):
    found = read_html(html.encode())
    assert found.text.startswith("学校")
    assert ("perhaps cut off" in found.evidence) == is_cut_off


def test_entities_of_a_document_type_are_not_expanded():
    bomb = f'<!DOCTYPE html [<!ENTITY a "{"学" * 100}"><!ENTITY b "{"&a;" * 1000}">]><html><p>学校&b;</p></html>'
    assert read_html(bomb.encode()).text.endswith("学校&b;\n")
