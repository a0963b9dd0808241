"""Values of numbers, and the vocabularies of the stage `numerals`."""

from __future__ import annotations

import pytest

from zongjie.numerals import vocabulary
from zongjie.numerals.values import Interval, arabic_value, chinese_interval, chinese_value, masked_interval
from zongjie.tables.numerals import NUMERAL_CLASSES
from zongjie.vocabulary import load_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿三", 23),
        ("一百零五", 105),
        ("一百五", 150),
        ("三千零二十", 3020),
        ("三万五", 35000),
        ("一万五千亿", 1_500_000_000_000),
        ("三亿五千万", 350_000_000),
        ("二〇一三", 2013),
        ("贰佰", 200),
        ("零", 0),
        ("三点五", 3.5),
        ("百", 100),
        ("万", 10_000),
    ],
)
def test_chinese_value(text: str, value: float) -> None:
    assert chinese_value(text) == value


def test_chinese_value_refuses_other_characters() -> None:
    with pytest.raises(ValueError, match="甲"):
        chinese_value("三甲十")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("两三", 2, 3),
        ("三五", 3, 5),
        ("七八十", 70, 80),
        ("十七八", 17, 18),
        ("十几", 11, 19),
        ("二十几", 21, 29),
        ("几十", 20, 90),
        ("数百", 200, 900),
        ("十几万", 110_000, 190_000),
        ("几十万", 200_000, 900_000),
        ("三百", 300, 300),
    ],
)
def test_chinese_interval(text: str, low: float, high: float) -> None:
    assert chinese_interval(text) == Interval(low, high)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,100万", 11_000_000),
        ("3万4000", 34_000),
        ("1万2千", 12_000),
        ("3亿5000万", 350_000_000),
        ("1643.5万", 16_435_000),
        ("1.13亿", 113_000_000),
        ("100多万", 1_000_000),
        ("5千万", 50_000_000),
        ("285、12万", 2_851_200),
        ("１２．５", 12.5),
    ],
)
def test_arabic_value(text: str, value: float) -> None:
    assert arabic_value(text) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20xx", Interval(2000, 2099)),
        ("20x", Interval(2000, 2099)),
        ("202_", Interval(2000, 2099)),
        ("201x", Interval(2010, 2019)),
        ("202_万", Interval(20_000_000, 20_990_000)),
        ("20xx余", Interval(2000, 2099)),
        ("__", None),
        ("_万多", None),
    ],
)
def test_masked_interval(text: str, expected: Interval | None) -> None:
    assert masked_interval(text) == expected


def test_units_cover_the_kinds_that_must_never_be_summed_together() -> None:
    units = vocabulary.units()
    assert len(units) >= 120
    assert units["人"].count_kind == "people"
    assert units["人次"].count_kind == "person_times"
    assert (units["名"].unit_code, units["位"].unit_code) == ("person", "person")
    assert units["亩"].base_unit == "平方米"
    assert units["亩"].factor == pytest.approx(666.667, abs=1e-3)
    assert units["百分点"].dimension != units["%"].dimension


def test_words_and_names_are_many_and_valid() -> None:
    matcher = vocabulary.phrases()
    entries = {match.phrase: match.entry for match in matcher.find("统一思想，落实三个代表，进一步做好十分钟活动")}
    assert entries == {"统一": "word", "三个代表": "name", "进一步": "word", "十分钟": "number"}


def test_patterns_have_known_classes() -> None:
    classes = {row["numeral_class"] for row in load_yaml("numeral_patterns")}
    assert classes
    assert classes <= set(NUMERAL_CLASSES) - {"measurement"}


def test_loading_checks_every_vocabulary() -> None:
    assert vocabulary.approximators("after")["以上"].operator == "ge"
    assert "日" in vocabulary.unit_limits()["次"]
    assert [match.entry for match in vocabulary.implied_units().find("投资")] == ["元"]
    assert "在校生" in vocabulary.counted_nouns()
    assert vocabulary.cue("rank_scope").search("总分居全县第")
