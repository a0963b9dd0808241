"""PDF files: their text layer, or why there is none to read."""

import io

import pytest
from pypdf import PdfWriter

from tests.support.input_forms import pdf, placed_pdf
from zongjie.articles.paragraphs import read_paragraphs
from zongjie.articles.sentences import split_sentences
from zongjie.articles.splitting import divide
from zongjie.documents.limits import ReadLimits
from zongjie.documents.pdf import read_pdf
from zongjie.documents.pdf.page_edges import without_page_edges, without_page_numbers
from zongjie.errors import UnreadableFileError

LINES = ["全县教育工作总结", "今年共有学校32所，教师1,250人。"]
BODIES = [
    "全县教育工作总结",
    "新建学校三所。",
    "培训教师五百人次。",
    "资助学生二千人。",
    "检查食堂四十次。",
    "整改隐患九处。",
]
COLUMN = [
    "全县教育事业稳步发展，今年共有学校三十",
    "二所，教师一千二百五十人，比上年增加三",
    "十人，其中高级教师九十人。校舍建设完成",
]
OTHER = [
    "投资二千三百万元，新建校舍四千平方米，",
    "改造厕所十二座，惠及学生八千人。资助学",
    "生三千人次，发放资金一百万元，全部到位",
]
LIMITS = ReadLimits()


def locked(algorithm: str, user_password: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf([LINES])))
    writer.encrypt(user_password=user_password, owner_password="owner", algorithm=algorithm)  # noqa: S106
    stored = io.BytesIO()
    writer.write(stored)
    return stored.getvalue()


def without_page(content: bytes, number: int) -> bytes:
    """The file with the object of a page made another one, of the same length."""
    start = content.index(b"%d 0 obj" % (3 + 2 * number))
    at = content.index(b"/Type /Page ", start)
    return content[:at] + b"/Type /Font " + content[at + 12 :]


def test_lines_of_all_pages_without_page_numbers():
    found = read_pdf(pdf([[body, f"— {number} —"] for number, body in enumerate(BODIES, 3)]), LIMITS)
    assert found.text == "".join(f"{line}\n" for line in BODIES)
    assert found.evidence == "text layer of 6 pages"


def test_figures_at_the_foot_of_a_page_stay():
    assert without_page_numbers([["甲", "32"], ["乙", "33"]]) == [["甲", "32"], ["乙", "33"]]
    assert without_page_numbers([["甲", "32"], ["乙", "33"], ["丙"], ["丁", "90"]])[3] == ["丁", "90"]
    assert without_page_numbers([["1", "甲"], ["2", "乙"], ["3", "32"]]) == [["甲"], ["乙"], ["32"]]
    assert without_page_numbers([["甲", "第1页/共3页"], ["2/3"], ["丙", "- 3 -"]])[1:] == [[], ["丙"]]
    assert without_page_numbers([]) == []


@pytest.mark.parametrize(
    ("form", "running"),
    [
        ("- {} -", []),
        ("第{}页 共9页", []),
        ("{}/6", []),
        ("某县教育局年度工作总结", ["某县教育局年度工作总结"]),
        ("某县教育局  第{}页", ["某县教育局 第1页", "某县教育局  第1页"]),
        ("2012年工作总结", ["2012年工作总结"]),
        ("2012年工作总结 · {}", ["2012年工作总结 · 1"]),
    ],
)
@pytest.mark.parametrize("is_head", [True, False])
def test_running_heads_and_feet_are_left_out_and_told(form, running, is_head):
    edges = [form.format(number) for number in range(1, 7)]
    pages = [[edge, body] if is_head else [body, edge] for edge, body in zip(edges, BODIES, strict=True)]
    found = read_pdf(pdf(pages), LIMITS)
    assert found.text == "".join(f"{body}\n" for body in BODIES)
    told = [part.removeprefix("running line left out: ") for part in found.evidence.split("; ")[1:]]
    assert told == running or told in [[one] for one in running]


def test_heads_of_left_and_right_pages_with_numbers_above_and_feet_below():
    pages = [
        [str(number), "教育局" if number % 2 else "年度总结", body, "内部资料"] for number, body in enumerate(BODIES, 1)
    ]
    assert without_page_edges(pages) == ([[body] for body in BODIES], ["教育局", "年度总结", "内部资料"])


@pytest.mark.parametrize(
    "pages",
    [
        [["甲表", "一"], ["甲表", "二"]],
        [["共有32所", "一"], ["共有34所", "二"], ["共有31所", "三"]],
        [["甲表"], ["甲表"], ["甲表"]],
        [
            ["甲", "乙"],
            ["丙", "丁"],
            ["甲", "戊"],
            ["甲", "己"],
            ["庚", "辛"],
            ["壬", "癸"],
            ["子", "丑"],
            ["寅", "卯"],
        ],
    ],
    ids=["two pages", "figures", "nothing else", "few of many"],
)
def test_lines_that_only_look_alike_stay(pages):
    assert without_page_edges(pages) == (pages, [])


def in_two_columns(rows: int = 6) -> list[tuple[int, int, str]]:
    """Lines of two columns, drawn from line to line across both."""
    left, right = (COLUMN * 9)[:rows], (OTHER * 9)[:rows]
    return [
        piece
        for index in range(rows)
        for piece in ((60, 700 - 16 * index, left[index]), (310, 700 - 16 * index, right[index]))
    ]


def test_two_columns_are_read_one_after_the_other():
    title = "某县教育局年度工作总结：今年以来全县教育系统的主要工作情况和明年的打算"
    end = "以上情况特此报告，全县教育系统将继续努力，办好人民满意的教育事业。"
    found = read_pdf(placed_pdf([[(60, 760, title), *in_two_columns(), (60, 500, end)]]), LIMITS)
    assert found.text.splitlines() == [title, *COLUMN * 2, *OTHER * 2, end]
    assert found.evidence == "text layer of 1 pages; pages 1 were read column by column"


def test_columns_that_follow_each_other_already_stay_so():
    pieces = sorted(in_two_columns(), key=lambda piece: piece[0])
    found = read_pdf(placed_pdf([pieces]), LIMITS)
    assert found.text.splitlines() == [*COLUMN * 2, *OTHER * 2]
    assert found.evidence == "text layer of 1 pages"


@pytest.mark.parametrize(
    "cells",
    [
        [(f"第{number}小学", f"{number * 7 + 100}人") for number in range(10)],
        [(f"第{number}小学教学综合楼及附属工程建设", f"{number * 7 + 100}万元") for number in range(10)],
    ],
)
def test_tables_are_read_row_by_row(cells):
    pieces = [
        piece
        for index, (name, figure) in enumerate(cells)
        for piece in ((60, 700 - 16 * index, name), (310, 700 - 16 * index, figure))
    ]
    found = read_pdf(placed_pdf([pieces]), LIMITS)
    assert [line.split() for line in found.text.splitlines()] == [list(row) for row in cells]


def test_paragraphs_broken_into_lines_and_pages_become_whole_sentences():
    sentence = (
        "校舍建设完成投资二千三百万元，新建校舍四千平方米，改造厕所十二座，惠及学生八千人，"
        "添置图书三万册，维修操场五个，拆除危房六百平方米，新建教师周转房四十套，群众十分满意。"
    )
    lines = [sentence[at : at + 28] for at in range(0, len(sentence), 28)]
    text = read_pdf(pdf([["某县教育局工作总结", lines[0]], lines[1:2], lines[2:]]), LIMITS).text
    (article,) = divide(text).articles
    paragraphs = read_paragraphs(text, article.lines, article.has_heading_line)
    found = [
        text[start:end].replace("\n", "") for p in paragraphs for start, end in split_sentences(text, p.start, p.end)
    ]
    assert found == ["某县教育局工作总结", sentence]


def test_radicals_are_read_as_the_characters_they_show():
    assert read_pdf(pdf([["⼯作总结：学校⼀百⼆⼗所"]]), LIMITS).text == "工作总结：学校一百二十所\n"


def test_a_page_that_cannot_be_read_is_told_and_the_others_are_read():
    content = without_page(pdf([[body] for body in BODIES]), 2)
    found = read_pdf(content, LIMITS)
    assert found.text.splitlines() == [BODIES[0], *BODIES[2:]]
    assert found.evidence == "text layer of 6 pages; pages 2 could not be read"
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf(without_page(pdf([LINES]), 1), LIMITS)
    assert caught.value.reason == "damaged"


def test_pages_without_text_are_told():
    found = read_pdf(pdf([LINES, [], [], ["新建学校三所。"], []]), LIMITS)
    assert found.evidence == "text layer of 5 pages; pages 2-3, 5 hold no text, perhaps scans"


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_password_to_open_refuses_one_to_change_does_not(algorithm):
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf(locked(algorithm, "secret"), LIMITS)
    assert caught.value.reason == "encrypted"
    assert read_pdf(locked(algorithm, ""), LIMITS).text.splitlines() == LINES


def test_ten_thousand_pages_are_too_many():
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf(pdf([["第"]] * 10_000), LIMITS)
    assert caught.value.reason == "too_many_pages"
    assert "10000" in caught.value.detail and "3000" in caught.value.detail


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf([[], []]), "no_text_layer"),
        (pdf([["印章"]]), "no_text_layer"),
        (pdf([LINES] * 6), "too_many_pages"),
        (b"%PDF-1.7\n" + bytes(2000), "damaged"),
        (pdf([LINES])[:300], "damaged"),
        ("工作总结".encode(), "damaged"),
        (pdf([["鼲齉龘麤" * 10]]), "garbled_text_layer"),
    ],
)
def test_bad_files(content, reason):
    with pytest.raises(UnreadableFileError) as caught:
        read_pdf(content, ReadLimits(max_pages=5))
    assert caught.value.reason == reason
