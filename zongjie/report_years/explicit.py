"""Evidence from years that were not wiped: in titles, in the opening sentence, in the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from zongjie.report_years.vocabulary import cue_patterns
from zongjie.report_years.years import Evidence, year_set

_YEAR = re.compile(r"(?<![0-9])((?:19[5-9]|20[0-3])[0-9])(?=(?:年度?|学年度?)(?![代级]))")
_OPENING_LENGTH = 120
_WINDOW = 12
_AIM = re.compile(r"(?:到|至|于|力争|争取|截止到|规划|前|—|-|~)$")
_SINCE = re.compile(r"^年?(?:以来|起|以后|底?前|至|到|—|-|~)")


@dataclass(frozen=True, slots=True)
class StatedYear:
    """An unmasked year at text[start:end], and whether it is told as past or present."""

    year: int
    start: int
    end: int
    is_aim: bool
    is_since: bool


def stated_years(text: str, is_planned: Sequence[tuple[int, int]]) -> list[StatedYear]:
    """The unmasked years of a text in order; those in plan sections and aims are marked."""
    ahead = cue_patterns()["future", "before"]
    spans = iter(is_planned)
    plan = next(spans, None)
    found: list[StatedYear] = []
    for match in _YEAR.finditer(text):
        start, end = match.span(1)
        while plan is not None and plan[1] <= start:
            plan = next(spans, None)
        before = text[max(start - _WINDOW, 0) : start]
        is_aim = bool(_AIM.search(before) or ahead.search(before)) or (plan is not None and plan[0] <= start)
        found.append(StatedYear(int(match.group(1)), start, end, is_aim, bool(_SINCE.match(text[end : end + 6]))))
    return found


def explicit_evidence(
    text: str, body_start: int, years: Sequence[StatedYear], trust: Literal["own", "unknown", "tampered"]
) -> Iterator[Evidence]:
    """Yield what unmasked years prove.

    `trust` is own for an official page, tampered where a site has rewritten or scattered years:
    there a year proves nothing alone, and what stands twice in the body is only likely.
    """
    body = [year for year in years if year.start >= body_start]
    title = [year for year in years if year.start < body_start]
    told = Counter(year.year for year in body if not year.is_aim)
    latest = max((year for year, count in told.items() if count > 1), default=None)
    if trust != "tampered":
        titled = {year.year for year in title}
        if len(titled) == 1:
            year = title[0]
            # a title is sure on an official page, elsewhere where the body tells of the same year
            sure = trust == "own" or told[year.year] > 0
            yield _piece(text, year, "title_year", year_set(year.year, year.year), sure)
        opening = next((y for y in body if y.start < body_start + _OPENING_LENGTH and not y.is_since), None)
        if opening is not None and not opening.is_aim and opening.year == max(told):
            sure = latest == opening.year
            yield _piece(text, opening, "opening_year", year_set(opening.year, opening.year), sure)
    if latest is not None:
        first = next(year for year in body if year.year == latest and not year.is_aim)
        yield _piece(text, first, "told_year", year_set(latest), trust != "tampered")


def _piece(text: str, year: StatedYear, rule: str, years: int, sure: bool) -> Evidence:
    """Evidence at a stated year."""
    phrase = text[year.start : year.end]
    return Evidence(phrase, year.start, year.end, rule, f"explicit/{rule}", "sure" if sure else "likely", years)
