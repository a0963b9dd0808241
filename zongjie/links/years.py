"""From an expression of time and the article's report year to years, kind and date."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from zongjie.links.period_cues import Expression

_MONTHS_IN_YEAR = 12
YearSpan = tuple[int | None, int | None]
UNKNOWN: YearSpan = (None, None)


@dataclass(frozen=True, slots=True)
class Period:
    """The time a figure speaks of; years are the tightest interval that is certain."""

    text: str
    kind: str
    year_min: int | None
    year_max: int | None
    as_of_date: date | None = None


@dataclass(frozen=True, slots=True)
class ReportYear:
    """The interval of the article's report year and whether the article calls its own year by a mask (20xx年)."""

    year_min: int | None
    year_max: int | None
    is_masked_in_opening: bool = False

    def shifted(self, first: int | None, last: int | None) -> YearSpan:
        """The interval of years `first` to `last` counted from the report year."""
        low = None if self.year_min is None or first is None else self.year_min + first
        high = None if self.year_max is None or last is None else self.year_max + last
        return low, high


def resolve(
    expression: Expression, report: ReportYear, context: YearSpan | None, is_own_year: bool, nature: str
) -> Period:
    """The period that `expression` gives to a figure of that `nature`.

    `context` are the years of the expression that governs it (6月 under 2013年), if any;
    `is_own_year` says that the text shows a wiped year to be the report year.
    """
    kind = _kind(expression, nature)
    low, high = _years(expression, report, context, is_own_year, nature)
    if kind == "since" and report.year_max is not None and nature != "plan":
        high = report.year_max
    return Period(expression.text, kind, low, high, _as_of_date(expression, low, high) if kind == "as_of" else None)


def _kind(expression: Expression, nature: str) -> str:
    """The kind of period; the first question that is answered by yes decides."""
    is_own_year = expression.year_word is not None and expression.year_word.last == 0
    word = expression.word
    questions = (
        (expression.last_years is not None, "last_years"),
        # 8月底召开会议 is an event's month; 截至8月底 and 2012年底 are dates of a state
        (expression.is_as_of or (expression.is_end and "月" not in expression.text), "as_of"),
        (expression.is_since and not is_own_year, "since"),
        (expression.is_until and nature == "plan", "forecast"),
        (expression.is_until and bool(expression.years), "as_of"),
        (expression.form.startswith("学年"), "school_year"),
        (expression.form in {"级", "届"}, "cohort"),
        (word is not None and word.slot != "year", word.kind if word else ""),
        ("月" in expression.text, "month"),
        (len(expression.years) > 1, "last_years"),
    )
    return next((kind for holds, kind in questions if holds), "year")


def _years(
    expression: Expression, report: ReportYear, context: YearSpan | None, is_own_year: bool, nature: str
) -> YearSpan:
    if expression.last_years is not None:
        return report.shifted(1 - expression.last_years, 0)
    if expression.years:
        return _written_years(expression, report, is_own_year, nature)
    word = expression.year_word or expression.word
    if word is not None and word.anchor == "absolute":
        return word.first, word.last
    if expression.year_word is not None:
        return report.shifted(expression.year_word.first, expression.year_word.last)
    if context is not None and (word is None or word.slot == "part"):
        return context
    return report.shifted(0, 0) if word is None else report.shifted(word.first, word.last)


def _written_years(expression: Expression, report: ReportYear, is_own_year: bool, nature: str) -> YearSpan:
    """Years written in digits, or what a wiped year leaves open."""
    first, last = expression.years[0], expression.years[-1]
    if not expression.has_masked_year:
        is_school_year = expression.form.startswith("学年") and len(expression.years) == 1
        return int(first), int(last) + int(is_school_year)
    if is_own_year:
        return report.year_min, report.year_max
    low, high = _form(first)[0], _form(last)[1]
    if nature == "plan":
        return max(low, report.year_min) if report.year_min is not None else low, high
    return low, min(high, report.year_max) if report.year_max is not None else high


def _form(year: str) -> tuple[int, int]:
    """The years that a wiped year leaves open by its digits: 20xx 2000..2099, 201x 2010..2019."""
    digits = "".join(character for character in year if character.isdigit())
    if len(digits) == 4:  # noqa: PLR2004 - four digits are a year
        return int(digits), int(digits)
    width = 10 ** (4 - len(digits)) if len(digits) in {2, 3} else 100
    return int(digits or "20") * width, int(digits or "20") * width + width - 1


def _as_of_date(expression: Expression, low: int | None, high: int | None) -> date | None:
    """The day, where year, month and day are certain; the last day of the month for 底 or a bare month."""
    if low is None or low != high or expression.last_years is not None:
        return None
    month = expression.month
    if month is None:
        ends_with_year = "月" not in expression.text and (
            expression.is_end or "年底" in expression.text or "年末" in expression.text
        )
        return date(low, _MONTHS_IN_YEAR, 31) if ends_with_year else None
    last = calendar.monthrange(low, month)[1]
    if expression.day is None:
        return (
            date(low, month, last)
            if "日" not in expression.text and (expression.is_end or expression.is_as_of)
            else None
        )
    return date(low, month, expression.day) if 1 <= expression.day <= last else None
