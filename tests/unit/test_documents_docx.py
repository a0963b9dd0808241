"""Word documents: text, tables, counted numbers, and what is not text."""

import pytest

from tests.support.input_forms import WORD, docx, in_list, numbering, paragraph
from zongjie.documents.docx import read_docx
from zongjie.documents.limits import ReadLimits
from zongjie.documents.list_formats import formatted
from zongjie.errors import UnreadableFileError

LIMITS = ReadLimits()


def text_of(body: str, **parts: str) -> str:
    return read_docx(docx(body, {f"word/{name}.xml": part for name, part in parts.items()}), LIMITS).text


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(map(paragraph, paragraphs))}</w:tc>"


def test_paragraphs_runs_tabs_and_breaks():
    runs = "<w:p><w:r><w:t>投入</w:t></w:r><w:r><w:tab/><w:t>1,250</w:t><w:br/><w:t>万元</w:t></w:r></w:p>"
    tabs = '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'
    assert text_of(runs + paragraph("") + paragraph("学校 &lt;32&gt;所", tabs)) == "投入\t1,250\n万元\n\n学校 <32>所\n"


def test_insertions_are_read_deletions_and_hidden_text_are_not():
    body = (
        "<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>原有</w:delText><w:t>旧</w:t></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>校舍</w:t></w:r>'
        "<w:hyperlink><w:r><w:t>3栋</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:r><w:t>。</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert text_of(body) == "新增校舍3栋。\n"


def test_text_boxes_follow_their_paragraph_and_are_read_once():
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    alternate = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert text_of(f"<w:p><w:r><w:t>框前</w:t></w:r><w:r>{alternate}</w:r><w:r><w:t>框后</w:t></w:r></w:p>") == (
        "框前框后\n框内\n"
    )


def test_tables():
    rows = f"<w:tr>{cell('项目')}{cell('数量')}</w:tr><w:tr>{cell('学校')}{cell('32', '所')}{cell('')}</w:tr>"
    assert text_of(f"<w:tbl>{rows}</w:tbl>") == "项目\t数量\n学校\t32 所\n"
    nested = f"<w:tbl><w:tr>{cell('导航')}<w:tc><w:tbl>{rows}</w:tbl></w:tc></w:tr></w:tbl>"
    assert text_of(nested) == "导航\n项目\t数量\n学校\t32 所\n"


def test_numbers_that_word_counts():
    lists = numbering([("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("bullet", "●")])
    items = [("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1), ("庚", 3)]
    body = "".join(paragraph(text, in_list(level)) for text, level in items)
    assert text_of(body, numbering=lists) == "一、甲\n（一）乙\n（二）丙\n1. 丁\n二、戊\n（一）己\n庚\n"


def test_numbers_from_styles_and_from_styles_of_styles():
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:style w:type="paragraph" w:styleId="A"><w:pPr>{in_list(0)}</w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    lists = numbering([("decimalEnclosedCircleChinese", "%1")])
    body = paragraph("甲", '<w:pStyle w:val="A"/>') + paragraph("乙", '<w:pStyle w:val="B"/>')
    off = paragraph("丙", '<w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert text_of(body + off, numbering=lists, styles=styles) == "①甲\n②乙\n丙\n"


@pytest.mark.parametrize(
    ("number", "number_format", "written"),
    [
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (105, "japaneseCounting", "一百零五"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (20, "ideographDigital", "二〇"),
        (3, "ideographTraditional", "丙"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (14, "lowerRoman", "xiv"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (7, "a_format_of_the_future", "7"),
    ],
)
def test_number_formats(number, number_format, written):
    assert formatted(number, number_format) == written


GOOD = docx(paragraph("全县共有学校32所。"))
BOMB = f'<!DOCTYPE w [<!ENTITY a "{"学" * 100}"><!ENTITY b "{"&a;" * 100}">]>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (GOOD[: len(GOOD) // 2], "damaged"),
        (GOOD[:-30], "damaged"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "binary"),
        (docx("<w:p><w:r><w:t>没有结尾"), "damaged"),
        (docx(paragraph("&b;"), prolog=BOMB), "forbidden_declaration"),
        (docx(""), "no_text"),
        (docx(paragraph("学" * 3_000_000)), "expands_too_far"),
    ],
)
def test_bad_documents(content, reason):
    with pytest.raises(UnreadableFileError) as caught:
        read_docx(content, ReadLimits(max_expanded_bytes=4_000_000))
    assert caught.value.reason == reason


def test_a_document_in_a_zip_that_is_named_docx_is_no_document():
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("总结.docx", GOOD)
    with pytest.raises(UnreadableFileError) as caught:
        read_docx(stored.getvalue(), LIMITS)
    assert caught.value.reason == "binary"


def test_damage_inside_a_part_is_told():
    position = GOOD.index(b"word/document.xml") + len(b"word/document.xml") + 20
    broken = GOOD[:position] + bytes(byte ^ 255 for byte in GOOD[position : position + 8]) + GOOD[position + 8 :]
    with pytest.raises(UnreadableFileError) as caught:
        read_docx(broken, LIMITS)
    assert caught.value.reason == "damaged"


def notes(kind: str, *texts: str) -> str:
    separator = f'<w:{kind} w:type="separator" w:id="-1">{paragraph("-----")}</w:{kind}>'
    items = "".join(f'<w:{kind} w:id="{number}">{paragraph(text)}</w:{kind}>' for number, text in enumerate(texts, 1))
    return f'<w:{kind}s xmlns:w="{WORD}">{separator}{items}</w:{kind}s>'


def referring(text: str, kind: str, number: int) -> str:
    return f'<w:p><w:r><w:t>{text}</w:t><w:{kind}Reference w:id="{number}"/></w:r></w:p>'


def test_footnotes_follow_their_paragraph_and_endnotes_end_the_text():
    body = referring("学校32所。", "footnote", 2) + referring("教师92名。", "endnote", 1) + paragraph("学生")
    parts = {"footnotes": notes("footnote", "没有引用", " 含教学点3个"), "endnotes": notes("endnote", "在编")}
    assert text_of(body, **parts) == "学校32所。\n注：含教学点3个\n教师92名。\n学生\n注：在编\n"


def test_a_footnote_in_a_table_stands_behind_its_row():
    row = f"<w:tr>{cell('学校')}<w:tc>{referring('32', 'footnote', 1)}</w:tc></w:tr>"
    found = text_of(f"<w:tbl>{row}{row}</w:tbl>", footnotes=notes("footnote", "含教学点"))
    assert found == "学校\t32\n注：含教学点\n" * 2


def test_heads_and_feet_of_pages_are_left_out_and_told():
    parts = {
        f"word/{name}.xml": f'<w:hdr xmlns:w="{WORD}">{paragraph("某县教育局 3")}</w:hdr>'
        for name in ("header1", "footer2")
    }
    found = read_docx(docx(paragraph("学校32所。"), parts), LIMITS)
    assert found.text == "学校32所。\n"
    assert found.evidence.endswith("heads and feet of pages left out, 10 characters")


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next():
    deleted = "<w:rPr><w:del/></w:rPr>"
    body = paragraph("全县共有", deleted) + paragraph("学校32所。") + paragraph("教师", "<w:rPr><w:ins/></w:rPr>")
    moved = "<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>"
    assert text_of(body + moved) == "全县共有学校32所。\n教师\n新\n"


def test_levels_that_an_instance_redefines_and_that_styles_stand_for():
    lists = (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:pStyle w:val="Second"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:lvlRestart w:val="0"/><w:lvlText w:val="(%3)"/></w:lvl>'
        "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1."/></w:lvl>'
        "</w:lvlOverride></w:num></w:numbering>"
    )
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:type="paragraph" w:styleId="Second"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    second = paragraph("乙", '<w:pStyle w:val="Second"/>')
    body = paragraph("甲", in_list(0)) + second + second + paragraph("丙", in_list(2)) + paragraph("丁", in_list(0))
    other = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    body += paragraph("戊", in_list(2)) + paragraph("己", other)
    assert text_of(body, numbering=lists, styles=styles) == ("一、甲\n1.1 乙\n1.2 乙\n(1)丙\n二、丁\n(2)戊\nA. 己\n")
