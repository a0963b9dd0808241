"""PDF files: their text layer, or why there is none to read."""

import pytest

from tests.support.input_forms import pdf
from zongjie.documents.limits import ReadLimits
from zongjie.documents.pdf import read_pdf
from zongjie.documents.pdf.page_numbers import without_page_numbers
from zongjie.errors import UnreadableFileError

LINES = ["全县教育工作总结", "今年共有学校32所，教师1,250人。"]
LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> /ID [<00> <00>] "


def test_lines_of_all_pages_without_page_numbers():
    pages = [[*LINES, f"— {number} —"] for number in range(3, 7)]
    found = read_pdf(pdf(pages), ReadLimits())
    assert found.text == "".join(f"{line}\n" for line in LINES) * 4
    assert found.evidence == "text layer of 4 pages"


def test_figures_at_the_foot_of_a_page_stay():
    assert without_page_numbers([["甲", "32"], ["乙", "33"]]) == [["甲", "32"], ["乙", "33"]]
    assert without_page_numbers([["甲", "32"], ["乙", "33"], ["丙"], ["丁", "90"]])[3] == ["丁", "90"]
    assert without_page_numbers([["1", "甲"], ["2", "乙"], ["3", "32"]]) == [["甲"], ["乙"], ["32"]]
    assert without_page_numbers([["甲", "第1页/共3页"], ["2/3"], ["丙", "- 3 -"]])[1:] == [[], ["丙"]]
    assert without_page_numbers([]) == []


def test_radicals_are_read_as_the_characters_they_show():
    assert read_pdf(pdf([["⼯作总结：学校⼀百⼆⼗所"]]), ReadLimits()).text == "工作总结：学校一百二十所\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf([LINES], LOCKED), "encrypted"),
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
