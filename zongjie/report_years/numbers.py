"""Ordinal numbers up to 199 in Arabic or Chinese numerals."""

from __future__ import annotations

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}

NUMBER_PATTERN = r"(?:[0-9]{1,3}|[〇零一二三四五六七八九十百]{1,5})"
"""A regular expression for what `parse_number` reads."""


def parse_number(numeral: str) -> int | None:
    """The value of a numeral such as 30, 三十, 三〇 or 一百零一; None where it is none.

    Reads numbers below 200, which is all that ordinals of events need.
    """
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    hundreds, has_hundred, rest = numeral.rpartition("百")
    if has_hundred and hundreds not in {"", "一"}:
        return None
    value = 100 if has_hundred else 0
    rest = rest.lstrip("零")
    if not rest:
        return value or None
    tens, has_ten, ones = rest.partition("十")
    if not has_ten:
        return value + _positional(rest) if all(digit in _DIGITS for digit in rest) else None
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return value + 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


def _positional(digits: str) -> int:
    """Digits read place by place: 三〇 is 30."""
    value = 0
    for digit in digits:
        value = 10 * value + _DIGITS[digit]
    return value
