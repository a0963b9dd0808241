"""Years in which something can be told of: since it began, while it lasted, or in the years it recurred."""

from __future__ import annotations

from collections.abc import Sequence

from zongjie.report_years.setting import Setting, Surroundings
from zongjie.report_years.vocabulary import year_and_month
from zongjie.report_years.years import year_set, years_of

FIRST_AUTUMN_MONTH = 9
_LAST_WINTER_MONTH = 1
_LAST_MONTH_OF_WRITING = 3


def since(setting: Setting, start: int, moment: str, around: Surroundings) -> int:
    """The years in which something that began at a `moment` (2011-11) can be mentioned at `start`."""
    first, month = year_and_month(moment)
    is_ahead = setting.is_planned(start) or around.has("next_year")
    if around.has_nearer("future", "study"):
        return year_set(first - 1)
    if is_ahead:
        # what guides next year's work is known when the report is written, by the end of March at the latest
        is_known = around.has("guiding") and month is not None and month > _LAST_MONTH_OF_WRITING
        return year_set(first if is_known else first - 1)
    if setting.is_half_year:
        # a report on January to June is written by August: what began in autumn is told a year later
        return year_set(first + 1 if month is not None and month >= FIRST_AUTUMN_MONTH else first)
    # a report on last year is written up to the end of winter: what began in January may be in it
    return year_set(first - 1 if month is not None and month <= _LAST_WINTER_MONTH else first)


def within(setting: Setting, start: int, first: int, last: int, around: Surroundings) -> tuple[str, int]:
    """The reading chosen for something that takes place in first..last, and its report years.

    A school year runs over two calendar years, either of which may be given as its own.
    """
    tail = int(setting.is_school_year)
    if around.has("review") or (around.has("past") and not around.has("under_way")):
        return "past", year_set(first - tail)
    if is_told_ahead(setting, start, around):
        return "ahead", year_set(first - 1, last + tail)
    return "in", year_set(first - tail, last + tail)


def recurring(setting: Setting, start: int, listed_years: Sequence[int], around: Surroundings) -> int:
    """The years in which something that took place in each of several years can be mentioned."""
    if around.has("past") or around.has("review"):
        return year_set(min(listed_years))
    offsets = {0}
    if is_told_ahead(setting, start, around):
        offsets.add(-1)
    if setting.is_school_year:
        offsets |= {-1, 1}
    return years_of(year + offset for year in listed_years for offset in offsets)


def is_told_ahead(setting: Setting, start: int, around: Surroundings) -> bool:
    """Whether a mention speaks of what is still to come."""
    return setting.is_planned(start) or around.has("next_year") or around.has("future")
