"""Charts say in words and in letters what they draw, and hold nothing that could run."""

from __future__ import annotations

import base64
import re

import polars as pl
import pytest

from zongjie.charts import bars, intervals, lines, to_data_uri, to_svg
from zongjie.charts.specifications import TOLD_ROWS, Specification

HOSTILE = "</text><script>alert(1)</script>"
COUNTS = pl.DataFrame({"label": ["年份", HOSTILE, "地名"], "count": [3, 1200, 40]})
BOUNDS = pl.DataFrame({"label": ["甲", "乙"], "lower": [2011, 2005], "upper": [2011, 2015]})
STEPS = pl.DataFrame({"step": ["一", "二"], "series": ["figures", "figures"], "count": [5, 7]})


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_bars_are_ordered_and_carry_their_numbers() -> None:
    assert [row["count"] for row in bars(COUNTS, "擦除", "Masks")["data"]["values"]] == [1200, 40, 3]
    drawn = texts(to_svg(bars(COUNTS, "擦除", "Masks")))
    assert {"擦除", "Masks", "年份", "地名", "1,200", "40", "3"} <= set(drawn)


def test_an_exact_year_is_a_dot_and_an_interval_a_line() -> None:
    svg = to_svg(intervals(BOUNDS, "年份", "Years"))
    assert svg.count('aria-roledescription="circle"') == 1
    assert len(re.findall(r'<line [^>]*stroke-width="6"', svg)) == len(BOUNDS)
    assert {"2005", "2015", "甲", "乙"} <= set(texts(svg))


def test_lines_have_a_point_for_each_step() -> None:
    assert {"一", "二", "figures"} <= set(texts(to_svg(lines(STEPS, "增长", "Growth"))))


@pytest.mark.parametrize(
    "specification", [bars(COUNTS, "甲", "A"), intervals(BOUNDS, "乙", "B"), lines(STEPS, "丙", "C")]
)
def test_every_chart_has_a_description_of_its_rows(specification: Specification) -> None:
    assert specification["description"].startswith(f"{specification['title']['text']} / ")
    first = str(next(iter(specification["data"]["values"][0].values())))
    assert first in specification["description"]


def test_a_description_stays_short() -> None:
    many = pl.DataFrame({"label": [str(number) for number in range(50)], "count": list(range(50))})
    assert bars(many, "多", "Many")["description"].endswith(f"… +{50 - TOLD_ROWS}")


def test_texts_of_strangers_cannot_leave_the_picture() -> None:
    svg = to_svg(bars(COUNTS, "擦除", "Masks"))
    assert "<script" not in svg
    prefix, _, encoded = to_data_uri(bars(COUNTS, "擦除", "Masks")).partition(",")
    assert prefix == "data:image/svg+xml;base64"
    assert base64.b64decode(encoded).decode() == svg


def test_no_rows_make_an_empty_chart() -> None:
    assert "擦除" in to_svg(bars(COUNTS.clear(), "擦除", "Masks"))
    assert "年份" in to_svg(intervals(BOUNDS.clear(), "年份", "Years"))
