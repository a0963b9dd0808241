"""Five-year plans: drafted, begun, in force, ended or merely named."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie.report_years.setting import Setting, Surroundings
from zongjie.report_years.vocabulary import DatedEvent, EventMatch
from zongjie.report_years.years import Certainty, Evidence, year_set

_NTH_YEARS = ("second_year", "third_year", "fourth_year")
_USUAL = {"plan_named": (-2, 5), "plan_drafted": (-2, 1), "plan_closing": (4, 4)}
"""Where a plan is named, drafted or closed: the usual years, counted from its first."""


def plan_evidence(setting: Setting, match: EventMatch, row: DatedEvent, around: Surroundings) -> Iterator[Evidence]:
    """Yield what the mention of a five-year plan proves, and what is usual."""
    first = int(row.first or "")
    rule, years = _plan_period(setting, match, row, around)
    readings: list[tuple[str, Certainty, int]] = [(rule, "sure" if row.certainty == "sure" else "likely", years)]
    if rule in _USUAL:
        before, after = _USUAL[rule]
        readings.append((f"{rule}_usual", "likely", year_set(first + before, first + after)))
    for reading, certainty, possible in readings:
        rule_name = f"{row.event}/{reading}"
        yield Evidence(match.phrase, match.start, match.end, row.event, rule_name, certainty, possible)


def _plan_period(setting: Setting, match: EventMatch, row: DatedEvent, around: Surroundings) -> tuple[str, int]:
    """The reading of a mention and its report years."""
    first, last = int(row.first or ""), int(row.last or "")
    ahead = int(setting.is_planned(match.start) or around.has("next_year"))
    tail = int(setting.is_school_year)
    rule, years = "plan_named", year_set(first - 2)
    if around.has("project"):
        rule, years = "plan_project", year_set(first - 1)
    elif around.has("middle_year"):
        rule, years = "plan_middle_year", year_set(first + 1 - ahead, last - 1 + tail)
    elif around.has("final_review"):
        rule, years = "plan_final_review", year_set(last - 1 - ahead, last + 1)
    elif around.has("review") or around.has("past"):
        rule = "plan_reviewed"
    elif around.has("groundwork"):
        rule, years = "plan_groundwork", year_set(first - 2, last)
    elif around.has("first_year"):
        rule, years = "plan_first_year", year_set(first - ahead, first + tail)
    elif around.has("last_year"):
        rule, years = "plan_last_year", year_set(last - ahead, last + tail)
    elif (nth := _year_of_plan(around)) is not None:
        rule, years = "plan_nth_year", year_set(first + nth - ahead, first + nth + tail)
    elif around.has("closing"):
        rule, years = "plan_closing", year_set(last - 1 - ahead, last + 1)
    elif around.has("drafting"):
        rule, years = "plan_drafted", year_set(first - 2, last + tail)
    elif around.has("in_force"):
        rule, years = "plan_in_force", year_set(first - ahead, last + tail)
    return rule, years


def _year_of_plan(around: Surroundings) -> int | None:
    """Years that have passed before the one that the text calls the second, third or fourth of a plan."""
    return next((passed for passed, kind in enumerate(_NTH_YEARS, start=1) if around.has(kind)), None)
