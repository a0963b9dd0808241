"""Evidence from years that were not wiped: in titles, in the opening sentence, in the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from zongjie.report_years.vocabulary import cue_matchers
from zongjie.report_years.years import Certainty, Evidence, year_set

_YEAR = re.compile(r"(?<![0-9])((?:19[5-9]|20[0-3])[0-9])(?=(?:年度?|学年度?)(?![代级]))")
_PAIR = re.compile(r"(?:19|20)[0-9]{2}年?[-—–~至]{1,2}$")
_OPENING_LENGTH = 120
_WINDOW = 12
_AIM = re.compile(r"(?:到|至|于|力争|争取|截止到|规划|前|—|-|~)$")
_SINCE = re.compile(r"^(?:年度?)(?:以来|起|以后|底?前|至|到|—|-|~)")
_CLAUSE_START = re.compile(r"^$|[\s。，！；：,;:、（(]$")
_CLAUSE_END = re.compile(r"[。；！？;\n]")

Trust = Literal["own", "unknown", "tampered"]
"""How far unmasked years can be believed: an official page, any other text, a text whose years were changed."""


@dataclass(frozen=True, slots=True)
class StatedYear:
    """An unmasked year at text[start:end]. School years allow two report years, `first` and `last`."""

    first: int
    last: int
    start: int
    end: int
    is_aim: bool
    is_since: bool


def stated_years(text: str, plan_spans: Sequence[tuple[int, int]]) -> list[StatedYear]:
    """The unmasked years of a text in order; those in plan sections and those aimed at are marked."""
    found: list[StatedYear] = []
    spans = iter(plan_spans)
    plan = next(spans, None)
    for match in _YEAR.finditer(text):
        start, end = match.span(1)
        while plan is not None and plan[1] <= start:
            plan = next(spans, None)
        is_planned = plan is not None and plan[0] <= start
        before = text[max(start - _WINDOW, 0) : start]
        first, last = _span_of(int(match.group(1)), text[end : end + 2], before)
        is_aim = is_planned or _is_aim(before, text[end : end + 2 * _WINDOW])
        found.append(StatedYear(first, last, start, end, is_aim, bool(_SINCE.match(text[end : end + 6]))))
    return found


def explicit_evidence(
    text: str, body_start: int, years: Sequence[StatedYear], trust: Trust, *, is_plan: bool
) -> Iterator[Evidence]:
    """Yield what unmasked years prove.

    The year in a title is the report's own; so is that of the opening sentence where no later one
    is told of. In a tampered text a year proves nothing alone, and what is told twice is only likely.
    The years in the body of a plan are mostly those by which something is to be reached, with no word
    that says so, and prove nothing.
    """
    body = [year for year in years if year.start >= body_start]
    told = Counter(year.last for year in body if not year.is_aim)
    if trust != "tampered":
        own = _title_year(years, body_start)
        if own is not None:
            # a title is sure on an official page, elsewhere where the body tells of the same year
            sure = trust == "own" or told[own.last] > 0
            yield _piece(text, own, "title_year", "sure" if sure else "likely", trust)
            return
        opening = next((year for year in body if year.start < body_start + _OPENING_LENGTH), None)
        if opening is not None and _opens_clause(text, opening) and opening.last == max(told, default=None):
            sure = told[opening.last] > 1
            yield _piece(text, opening, "opening_year", "sure" if sure else "likely", trust)
            return
    if is_plan:
        return
    latest = max((year for year, count in told.items() if count > 1), default=None)
    if latest is not None:
        first = next(year for year in body if year.last == latest and not year.is_aim)
        yield _piece(text, first, "told_year", "likely" if trust == "tampered" else "sure", trust)


def title_years(years: Sequence[StatedYear], body_start: int) -> list[StatedYear]:
    """The unmasked years of the title."""
    return [year for year in years if year.start < body_start]


def _title_year(years: Sequence[StatedYear], body_start: int) -> StatedYear | None:
    """The year a title gives the report; of 2013年工作总结及2014年工作计划 the first."""
    title = title_years(years, body_start)
    if not title:
        return None
    first = min(title, key=lambda year: year.last)
    latest = max(year.last for year in title)
    return first if latest - first.last <= 1 else None


def _opens_clause(text: str, year: StatedYear) -> bool:
    """Whether the year sets the time of its clause (2012年，全县 ...) and is not compared with or aimed at."""
    return (
        not year.is_aim and not year.is_since and bool(_CLAUSE_START.search(text[max(year.start - 1, 0) : year.start]))
    )


def _span_of(year: int, after: str, before: str) -> tuple[int, int]:
    """The calendar years that a stated year can mean: a school year runs over two."""
    if not after.startswith("学年"):
        return year, year
    return (year - 1, year) if _PAIR.search(before) else (year, year + 1)


def _is_aim(before: str, after: str) -> bool:
    """Whether the year is one to come: 到2020年, 2016年将 ..."""
    cues = cue_matchers()
    clause = _CLAUSE_END.split(after, maxsplit=1)[0]
    return bool(_AIM.search(before) or cues["future", "before"].first(before) or cues["ahead", "after"].first(clause))


def _piece(text: str, year: StatedYear, rule: str, certainty: Certainty, trust: Trust) -> Evidence:
    """Evidence at a stated year: of that year, or for told_year of that year or later."""
    phrase = text[year.start : year.end]
    years = year_set(year.first, None if rule == "told_year" else year.last)
    rule_name = f"explicit/{rule}"
    return Evidence(phrase, year.start, year.end, rule, rule_name, certainty, years, is_stated=trust != "own")
