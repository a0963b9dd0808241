"""Years that a calendar allows: a date with its weekday, or a day kept on the n-th weekday of a month."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from zongjie.report_years.years import Evidence, years_of

FIRST_YEAR, LAST_YEAR = 1980, 2035
"""Weekday evidence is sought in these years."""

_DATE = re.compile(r"(?<![0-9.])(1[0-2]|0?[1-9])(?:月|[.·])(3[01]|[12][0-9]|0?[1-9])(?:[日号]|(?![0-9.%]))")
_WEEKDAY_DATE = re.compile(
    r"(?<![0-9])(1[0-2]|0?[1-9])月(3[01]|[12][0-9]|0?[1-9])[日号][（(]?(?:星期|周|礼拜)([一二三四五六日天])"
)
_WEEKDAYS = "一二三四五六日"
_WINDOW = 10


@dataclass(frozen=True)
class RecurringDay:
    """A day kept every year on the `nth` `weekday` (1 Monday .. 7 Sunday) of a month; nth -1 is the last."""

    event: str
    phrases: tuple[str, ...]
    month: int
    weekday: int
    nth: int
    first_year: int
    source: str
    example: str


def weekday_evidence(text: str) -> Iterator[Evidence]:
    """Yield the years in which a stated date falls on the stated weekday."""
    for match in _WEEKDAY_DATE.finditer(text):
        weekday = _WEEKDAYS.index(match.group(3).replace("天", "日"))
        years = _years_with_weekday(int(match.group(1)), int(match.group(2)), weekday)
        if years:
            yield Evidence(
                match.group(), *match.span(), "weekday_of_date", "calendar/weekday", "likely", years, is_periodic=True
            )


def recurring_day_evidence(text: str, start: int, end: int, row: RecurringDay) -> Iterator[Evidence]:
    """Yield the years in which a recurring day, named at text[start:end], fell on the date that stands beside it."""
    window_start = max(start - _WINDOW, 0)
    before = list(_DATE.finditer(text[window_start:start]))
    after = _DATE.search(text[end : end + _WINDOW])
    for found, offset in ((before[-1] if before else None, window_start), (after, end)):
        if found is None or int(found.group(1)) != row.month:
            continue
        years = _years_of_recurring_day(row, int(found.group(2)))
        if years:
            first, last = min(start, offset + found.start()), max(end, offset + found.end())
            rule = f"{row.event}/nth_weekday"
            yield Evidence(text[first:last], first, last, row.event, rule, "likely", years, is_periodic=True)
            return


@cache
def _years_with_weekday(month: int, day: int, weekday: int) -> int:
    """Years in which month/day is that weekday (0 Monday)."""
    return years_of(
        year
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
        if day <= calendar.monthrange(year, month)[1] and date(year, month, day).weekday() == weekday
    )


@cache
def _years_of_recurring_day(row: RecurringDay, day: int) -> int:
    """Years in which the recurring day falls on that day of its month."""
    return years_of(
        year for year in range(max(row.first_year, FIRST_YEAR), LAST_YEAR + 1) if _date_in(row, year).day == day
    )


def _date_in(row: RecurringDay, year: int) -> date:
    """When the recurring day is kept in a year."""
    if row.nth == -1:
        last = date(year, row.month, calendar.monthrange(year, row.month)[1])
        return last - timedelta(days=(last.isoweekday() - row.weekday) % 7)
    first = date(year, row.month, 1)
    return first + timedelta(days=(row.weekday - first.isoweekday()) % 7 + 7 * (row.nth - 1))
