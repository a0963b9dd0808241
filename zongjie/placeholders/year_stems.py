"""The digits and mask characters of a masked year, and which years their form allows."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CENTURY = re.compile(r"(?<![0-9A-Za-z.])(?:(?P<twenty>20|2[oO〇○]|二[〇○Oo0零])|(?P<nineteen>19|一九))\s?$")
_DECADE = re.compile(r"(?<![0-9A-Za-z.])(?P<decade>(?:[2二][0oO〇○零]|19|一九)[0-9〇○零一二三四五六七八九])$")
_MILLENNIUM = re.compile(r"(?<![0-9A-Za-z.])2$")
_HAN_DIGITS = {
    character: str(value) for value, characters in enumerate("零一二三四五六七八九") for character in characters
}
_WHOLE_MILLENNIUM = 3
_LONGEST_YEAR = 4
_LONGEST_DECADE = 2
"""How many mask characters may follow 20, and how many 201."""


@dataclass(frozen=True, slots=True)
class YearStem:
    """Digits and mask characters of a masked year at text[start:end], and what its form proves."""

    start: int
    end: int
    year_min: int
    year_max: int
    clean: str


def year_stem(text: str, run_start: int, run_end: int) -> YearStem | None:
    """The masked year whose wiped digits are the run text[run_start:run_end], or None."""
    length = run_end - run_start
    before = text[max(run_start - 5, 0) : run_start]
    if length <= _LONGEST_YEAR and (match := _CENTURY.search(before)):
        century = "20" if match["twenty"] else "19"
        first = int(century) * 100
        start = run_start - (match.end() - match.start())
        return YearStem(start, run_end, first, first + 99, century + "x" * min(length, 2))
    if length <= _LONGEST_DECADE and (match := _DECADE.search(before)):
        decade = _arabic(match["decade"])
        first = int(decade) * 10
        return YearStem(run_start - 3, run_end, first, first + 9, decade + "x")
    if length == _WHOLE_MILLENNIUM and _MILLENNIUM.search(before) and text.startswith(("年", "学年"), run_end):
        return YearStem(run_start - 1, run_end, 2000, 2099, "20xx")
    return None


def _arabic(decade: str) -> str:
    """二〇一 and 2O1 as 201; in the second place stands a zero, however it is written, or a nine."""
    zero_or_nine = "9" if decade[1] in "9九" else "0"
    last = decade[2] if decade[2].isascii() else _HAN_DIGITS.get(decade[2], "0")
    return ("1" if decade[0] in "1一" else "2") + zero_or_nine + last


def unless_same(clean: str, text: str, start: int, end: int) -> str | None:
    """The clean form, or None where the text has it already."""
    return None if clean == text[start:end] else clean
