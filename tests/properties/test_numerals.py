"""Properties of numerals: numbers survive writing and reading, and every numeral is accounted for once."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from zongjie.numerals.reading import read
from zongjie.numerals.values import arabic_value, chinese_value, masked_interval

_DIGITS = "零一二三四五六七八九"
_ALPHABET = (
    "0129.,、-—/:：%xX_年月日第前约近超过余多以上个名所万亿千百十两三几数半零成点分之一统定《》“”（）\n 元校"
    "贰佰番翻倍·廿〇小时钟瓦"
)
_NUMERAL = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿①-⑳]")


def _section(number: int) -> str:
    """A number below 10000 in Chinese numerals, written with every 零 that belongs there."""
    text, pending_zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            text += ("零" if pending_zero and text else "") + _DIGITS[digit] + name
            pending_zero = False
        else:
            pending_zero = True
    return text


def chinese(number: int) -> str:
    """A number in Chinese numerals, by the rules of the school book."""
    if number == 0:
        return "零"
    text = ""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // scale % 10**4
        if section:
            text += ("零" if text and section < 1000 else "") + _section(section) + name
        elif text and number % scale:
            text += ""
    return text


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_numbers_survive(number: int) -> None:
    assert chinese_value(chinese(number)) == number


@given(st.integers(min_value=0, max_value=10**9))
def test_arabic_numbers_survive_with_and_without_separators(number: int) -> None:
    assert arabic_value(str(number)) == number
    assert arabic_value(f"{number:,}") == number


@given(
    st.integers(min_value=1, max_value=99_999),
    st.integers(min_value=0, max_value=99),
    st.sampled_from([("万", 10**4), ("亿", 10**8), ("百万", 10**6), ("千万", 10**7)]),
)
def test_decimals_with_scales_are_exact(whole: int, hundredths: int, scale: tuple[str, int]) -> None:
    name, factor = scale
    expected = (whole * 100 + hundredths) * factor // 100
    assert arabic_value(f"{whole}.{hundredths:02d}{name}") == expected


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=0, max_value=9999))
def test_mixed_numbers_survive(high: int, low: int) -> None:
    assert arabic_value(f"{high}万{low}" if low else f"{high}万") == high * 10**4 + low


@given(st.integers(min_value=10, max_value=199), st.integers(min_value=1, max_value=3))
def test_a_mask_holds_every_number_of_its_form(digits: int, wiped: int) -> None:
    interval = masked_interval(f"{digits}{'x' * wiped}")
    assert interval is not None
    if digits == 20:
        assert (interval.low, interval.high) == (2000, 2099)
    else:
        assert interval.low == digits * 10**wiped
        assert interval.high - interval.low == 10**wiped - 1


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=10**7), st.sampled_from(["所", "名", "人次", "元", "平方米", "个百分点"]))
def test_figures_are_read_in_a_sentence(number: int, unit: str) -> None:
    for written in (str(number), f"{number:,}"):
        quantities = read(f"全县新增了{written}{unit}。").quantities
        assert [(found.value_min, found.unit) for found in quantities] == [(number, unit.removeprefix("个"))]


@given(
    st.text(
        alphabet=_ALPHABET,
        max_size=40,
    )
)
def test_every_numeral_is_accounted_for_once(text: str) -> None:
    reading = read(text)
    end = 0
    covered: set[int] = set()
    for numeral in reading.numerals:
        assert end <= numeral.start < numeral.end <= len(text)
        assert (numeral.numeral_class == "measurement") == (numeral.quantity >= 0)
        end = numeral.end
        covered.update(range(numeral.start, numeral.end))
    assert {match.start() for match in _NUMERAL.finditer(text)} <= covered
    for found in reading.quantities:
        assert 0 <= found.start < found.end <= len(text)
        if found.value_min is not None and found.value_max is not None:
            assert found.value_min <= found.value_max
