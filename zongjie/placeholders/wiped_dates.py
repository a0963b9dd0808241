"""Months and days that were wiped, and ranges of years without their century."""

from __future__ import annotations

import re

from zongjie.placeholders.placeholder import Placeholder

_MASK = "[xX×_*○△]"
_NUMBERED = "[日号](?![文楼令线码召])"
"""A day may be called 号, which also counts documents and houses."""
_MONTH_DAY_TAIL = re.compile(rf"月(?:\s?{_MASK}{{1,6}}\s?{_NUMBERED}|\d{{1,2}}{_NUMBERED})?")
_MONTHS_TAIL = re.compile(rf"\s?(?:[-—–~]{{1,2}}|至|到|、)\s?(?:{_MASK}{{1,2}}|\d{{1,2}})月")
_DAY_TAIL = re.compile(rf"(?:\s?[-—–~至]\s?{_MASK}{{1,6}})?日(?![益常前程后])")
_DAY_OF_MONTH_TAIL = re.compile(rf"(?:\s?[-—–~至]\s?{_MASK}{{1,6}})?号(?![文楼令线码召])")
_MONTH = re.compile(r"(?:\d|[一二三四五六七八九十])月\s?$")
_YEAR_RANGE_TAIL = re.compile(r"\s?(?:[-—–~]{1,2}|至|到)\s?[xX_×]{2,4}\s?(?:学年|年)")
_SLASHED_DAY = re.compile(r"[/.-][xX×_*]{1,2}(?![0-9A-Za-z/])")
_DATE_SEPARATORS = frozenset("/.-")
_RUN_OF_TWO_YEARS = 8


def wiped_date(text: str, start: int, end: int) -> Placeholder | None:
    """x月, x月x日, x-x月, 6月x日, 5月x号, xx-xx学年: what the run text[start:end] is a part of, or None."""
    for tail, rule in ((_MONTH_DAY_TAIL, "month_day"), (_MONTHS_TAIL, "month_day:months"), (_DAY_TAIL, "day")):
        if match := tail.match(text, end):
            return _month_day(start, match.end(), rule)
    if _MONTH.search(text, max(start - 3, 0), start) and (match := _DAY_OF_MONTH_TAIL.match(text, end)):
        return _month_day(start, match.end(), "day")
    if text[max(start - 1, 0) : start] in _DATE_SEPARATORS and (match := _SLASHED_DAY.match(text, end)):
        return _month_day(start, match.end(), "month_day:slashed")
    if end - start == _RUN_OF_TWO_YEARS and text.startswith("年", end):
        return Placeholder(start, end + 1, "year_range", "<year_range>", "year_range:lost_dash")
    if match := _YEAR_RANGE_TAIL.match(text, end):
        return Placeholder(start, match.end(), "year_range", "<year_range>", "year_range:short")
    return None


def _month_day(start: int, end: int, rule: str) -> Placeholder:
    return Placeholder(start, end, "month_day", "<month_day>", rule)
