"""Years in which something can be told of: since it began, while it lasted, or in the years it recurred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zongjie.report_years.setting import Setting, Surroundings
from zongjie.report_years.vocabulary import year_and_month
from zongjie.report_years.years import year_set, years_of

FIRST_AUTUMN_MONTH = 9
_LAST_WINTER_MONTH = 1
_LAST_MONTH_OF_WINTER = 2
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


@dataclass(frozen=True)
class Span:
    """What takes place from one year to another, in the months that are known."""

    first: int
    last: int
    first_month: int | None = None
    last_month: int | None = None

    @classmethod
    def between(cls, first: str, last: str) -> Span:
        """The span from one moment (2008-09) to another (2010-02)."""
        (first_year, first_month), (last_year, last_month) = year_and_month(first), year_and_month(last)
        return cls(first_year, last_year, first_month, last_month)

    def in_half_years(self) -> Span:
        """The years in whose first half it takes place: what starts in autumn or ends in winter is of one year less."""
        starts_late = self.first_month is not None and self.first_month >= FIRST_AUTUMN_MONTH
        ends_early = self.last_month is not None and self.last_month <= _LAST_MONTH_OF_WINTER
        first, last = self.first + starts_late, self.last - ends_early
        return Span(first, last) if first <= last else self


def within(setting: Setting, start: int, span: Span, around: Surroundings) -> tuple[str, int]:
    """The reading chosen for something that takes place in a span, and its report years.

    A school year runs over two calendar years, either of which may be given as its own.
    """
    tail = int(setting.is_school_year)
    if around.has("review") or (around.has("past") and not around.has("under_way")):
        return "past", year_set(span.first - tail)
    if is_told_ahead(setting, start, around):
        return "ahead", year_set(span.first - 1, span.last + tail)
    held = span.in_half_years() if setting.is_half_year else span
    return "in", year_set(held.first - tail, held.last + tail)


def usual_when_ahead(setting: Setting, start: int, span: Span) -> int | None:
    """The usual report years of what a report looks forward to; None where none is usual.

    What stands in the plan for next year is mostly of that year, other hopes mostly come true within the
    year; the second half of a year, which a half-year report plans, belongs to it as well.
    """
    if not setting.is_planned(start):
        return year_set(span.first, span.last + setting.is_school_year)
    if setting.is_half_year or setting.is_school_year:
        return None
    return year_set(span.first - 1, span.last - 1)


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
