"""What a number is worth: Arabic, Chinese and mixed numbers, approximate ones, and wiped digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

DIGITS = {
    character: value
    for value, characters in enumerate(
        (
            "〇零○",
            "一壹",
            "二两贰俩",
            "三叁仨",
            "四肆",
            "五伍",
            "六陆",
            "七柒",
            "八捌",
            "九玖",
        )
    )
    for character in characters
}
SCALES = {
    "十": 10,
    "拾": 10,
    "廿": 20,
    "卅": 30,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
    "万": 10**4,
    "亿": 10**8,
}
SMALL_SCALE_LIMIT = 1000
"""Up to here a scale multiplies the digit before it; 万 and 亿 multiply the whole section."""

_SCORES = {"廿": 20, "卅": 30}
_APPROXIMATE_PAIR = re.compile(
    r"(?P<head>.*[十百千万亿])?(?P<low>[一二两三四五六七八])(?P<high>[二三四五六七八九])(?P<tail>[十百千万亿]*)"
)
_VAGUE = re.compile(r"(?P<head>.*?)(?P<vague>[几数])(?P<tail>[十百千万亿]*)")
_MIXED_PART = re.compile(r"(?P<number>\d[\d,，]*(?:[.．·•・、]\d+)?)[余多来个]*[ \u00a0]?(?P<scales>[十百千万亿]*)")
_MASK = re.compile(r"[xX×✕_＿*＊○]+")
_SCRUBBED_CENTURY = (2000.0, 2099.0)
_MOST_WIPED = 15
"""Digits; what is wiped further is a blank that says nothing of the size."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A value that is known to lie between `low` and `high`, both included."""

    low: float
    high: float

    @property
    def is_exact(self) -> bool:
        """Whether the interval is a single number."""
        return self.low == self.high


def chinese_value(text: str) -> float:
    """The value of a number written in Chinese numerals, such as 一万五千亿, 三百零五, 二〇一三 or 三点五.

    Raises ValueError where `text` holds another character.
    """
    whole, point, decimals = text.partition("点")
    if point:
        return float(f"{int(chinese_value(whole))}.{''.join(str(DIGITS[character]) for character in decimals)}")
    if len(text) > 1 and all(character in DIGITS for character in text):
        return float("".join(str(DIGITS[character]) for character in text))
    return float(_scaled_value(text))


def _scaled_value(text: str) -> int:
    """The value of a Chinese number with scales; a bare last digit stands for the next lower scale (三万五)."""
    total = section = 0
    digit: int | None = None
    last_scale = 1
    after_zero = False
    for character in text:
        if character in DIGITS:
            digit = DIGITS[character]
            after_zero = after_zero or digit == 0
            continue
        if character not in SCALES:
            raise ValueError(f"{character!r} in {text!r} is no Chinese numeral")
        scale = SCALES[character]
        if character in _SCORES:
            section += scale
            last_scale = 10
        elif scale <= SMALL_SCALE_LIMIT:
            section += (1 if digit is None else digit) * scale
            last_scale = scale
        else:
            section += digit or 0
            if scale == SCALES["亿"]:
                total, section = (total + section or 1) * scale, 0
            else:
                total, section = total + (section or 1) * scale, 0
            last_scale = scale
        digit, after_zero = None, False
    if digit and last_scale >= 100 and not after_zero:  # noqa: PLR2004 - 百 is the lowest scale that is left out
        digit *= last_scale // 10
    return total + section + (digit or 0)


def chinese_interval(text: str) -> Interval:
    """The interval of a Chinese number that may be approximate: 两三, 七八十, 十几, 几十, 数百, 十几万."""
    text = text.translate(_WITHOUT_SURPLUS)
    if vague := _VAGUE.fullmatch(text):
        return _vague_interval(vague["head"], vague["tail"])
    pair = _APPROXIMATE_PAIR.fullmatch(text)
    if pair and _is_approximate(pair["low"], pair["high"]):
        head, tail = pair["head"] or "", pair["tail"]
        return Interval(chinese_value(head + pair["low"] + tail), chinese_value(head + pair["high"] + tail))
    value = chinese_value(text)
    return Interval(value, value)


_WITHOUT_SURPLUS = str.maketrans("", "", "余多来个")


def _is_approximate(low: str, high: str) -> bool:
    """Whether two digits in a row mean "this or that many": neighbours, or 三五."""
    return DIGITS[high] - DIGITS[low] == 1 or low + high == "三五"


def _vague_interval(head: str, tail: str) -> Interval:
    """几 and 数 stand for one of the digits from 2 to 9, after 十 from 1 to 9."""
    base = chinese_value(head) if head else 0.0
    factor = chinese_value(tail) if tail else 1.0
    if head:
        # 十几万: the scale behind 几 multiplies the whole number
        return Interval((base + 1) * factor, (base + 9) * factor)
    return Interval(2 * factor, 9 * factor)


def arabic_value(text: str) -> float:
    """The value of an Arabic number with its Chinese scales: 1643.5万, 1,100万, 3万4000, 3亿5000万, 100多万."""
    total = Decimal(0)
    for part in _MIXED_PART.finditer(text):
        # decimal arithmetic: 1.13亿 in floating point is 112999999.99999999
        total += Decimal(_plain(part["number"])) * _scale_product(part["scales"])
    return float(total)


_SEPARATORS = str.maketrans({",": None, "，": None, "．": ".", "·": ".", "•": ".", "・": ".", "、": "."})


def _plain(number: str) -> str:
    """The number without thousands separators and with a full stop as its decimal point."""
    return number.translate(_SEPARATORS)


def _scale_product(scales: str) -> int:
    """The product of scales in a row: 千万 is ten million."""
    product = 1
    for scale in scales:
        product *= SCALES[scale]
    return product


def masked_interval(text: str) -> Interval | None:
    """The interval of a number with wiped digits; None if no digit is left, or so many are wiped that it is a blank.

    A year scrubber writes 20xx, 20x or 202_ for anything from 2000 to 2099; other digits count by their
    form (201x is 2010 to 2019).
    """
    digits, _, scales = _split_mask(text)
    wiped = len("".join(_MASK.findall(text)))
    if not digits or wiped > _MOST_WIPED:
        return None
    if digits in {"20", "202"}:
        low, high = _SCRUBBED_CENTURY
    else:
        low = float(digits) * 10**wiped
        high = low + 10**wiped - 1
    factor = _scale_product(scales)
    return Interval(low * factor, high * factor)


def _split_mask(text: str) -> tuple[str, str, str]:
    """Leading digits, mask characters and trailing scales of a number with wiped digits."""
    mask = _MASK.search(text)
    if not mask:
        return "", "", ""
    digits = text[: mask.start()]
    if digits.endswith("十"):  # 十x, 二十x: the ones were wiped
        digits = f"{DIGITS[digits[0]]:g}" if len(digits) > 1 else "1"
    return digits, mask.group(), text[mask.end() :].translate(_WITHOUT_SURPLUS)
