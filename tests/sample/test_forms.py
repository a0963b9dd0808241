"""The samples that are no text files: what their readers extract, and that the later stages find it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.places import SAMPLE
from zongjie.documents import read_file
from zongjie.extraction import extract_file

FORMS = SAMPLE / "forms"


def test_every_form_is_tested() -> None:
    assert sorted(path.suffix for path in FORMS.iterdir()) == [".docx", ".html", ".pdf"]


def test_numbers_that_word_counts_and_table_rows() -> None:
    lines = read_file(FORMS / "teshu_jiaoyu.docx", "a.docx").text.splitlines()
    assert lines[2:4] == [
        "一、改善办学条件",
        "（一）全年投入资金385万元，其中省级补助260万元，县级配套125万元，新建资源教室6间。",
    ]
    assert lines[7] == "三、存在的不足"
    assert lines[-3:] == ["特殊教育学校\t2所\t1所", "资源教室\t18间\t6间", "送教上门\t46人\t9人"]


def test_pages_without_their_numbers() -> None:
    text = read_file(FORMS / "xiaoche_anquan.pdf", "a.pdf").text
    assert "每天接送学\n生2380人" in text
    assert "平均每辆5万元。\n二、严格检查" in text
    assert "—" not in text


def test_what_a_page_shows_and_states() -> None:
    document = read_file(FORMS / "yueduo_huodong.html", "a.html")
    assert document.text.splitlines()[4:7] == ["学段\t学校（所）\t图书（万册）", "小学\t31\t3.4", "初中\t12\t1.8"]
    assert "备注" not in document.text and "visits" not in document.text
    assert document.stated.published_on == date(2018, 12, 28)


@pytest.mark.parametrize(
    ("name", "surfaces"),
    [
        ("teshu_jiaoyu.docx", {"96.5%", "2.1个百分点", "385万元", "260万元", "125万元", "154人次"}),
        ("xiaoche_anquan.pdf", {"62辆", "14辆", "2380人", "310万元", "196万元", "114万元", "310人次"}),
        ("yueduo_huodong.html", {"43所", "1.86万人", "2100人", "96万元", "5.2万册", "26场"}),
    ],
)
def test_figures_are_found(name: str, surfaces: set[str]) -> None:
    assert surfaces <= set(extract_file(FORMS / name).measurements["surface"])
