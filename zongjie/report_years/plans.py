"""Five-year plans: drafted, begun, in force, ended or merely named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from zongjie.report_years.setting import Setting, Surroundings
from zongjie.report_years.vocabulary import DatedEvent, EventMatch
from zongjie.report_years.years import Certainty, Evidence, year_set

_FIVE_YEAR_PLAN = "five_year_plan_"
_ADOPTED_LATE = "legal_publicity_"
"""Local plans of these are adopted up to a year after the national one, and counted from then."""
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
    late = int(row.event.startswith(_ADOPTED_LATE))
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
        rule, years = "plan_first_year", year_set(first - ahead, first + tail + late)
    elif around.has("last_year"):
        rule, years = "plan_last_year", year_set(last - ahead, last + tail)
    elif (nth := _year_of_plan(around)) is not None:
        rule, years = "plan_nth_year", year_set(first + nth - ahead, first + nth + tail + late)
    elif around.has("closing"):
        rule, years = "plan_closing", year_set(last - 1 - ahead, last + 1)
    elif around.has("drafting"):
        rule, years = "plan_drafted", year_set(first - 2, last + tail)
    elif around.has("in_force"):
        rule, years = "plan_in_force", year_set(first - ahead, last + tail)
    return rule, years


def turn_of_plans(pieces: Iterable[Evidence], setting: Setting) -> list[Evidence]:
    """The pieces, where a text calls one year the last of a plan and another the first of the next.

    One of them is its own year and the other its neighbour: a summary mostly speaks of the year that ends.
    """
    found = list(pieces)
    ends = {piece.years for piece in found if _is_turning(piece, "plan_last_year")}
    turns = {piece.years >> 1 for piece in found if _is_turning(piece, "plan_first_year")} & ends
    return [part for piece in found for part in _at_turn(piece, turns, setting.is_plan)]


def _is_turning(piece: Evidence, reading: str) -> bool:
    """Whether the piece is that reading of a five-year plan."""
    return piece.event.startswith(_FIVE_YEAR_PLAN) and piece.rule.endswith(f"/{reading}")


def _at_turn(piece: Evidence, turns: set[int], is_plan: bool) -> Iterator[Evidence]:
    """Yield a piece as it is, or as of both years if it names one side of a turn of plans."""
    own = next((turn for turn in turns if piece.years in (turn, turn << 1)), None)
    if own is None or not piece.event.startswith(_FIVE_YEAR_PLAN):
        yield piece
        return
    rule = piece.rule.replace("/plan_", "/turn_after_plan_")
    yield replace(piece, rule=rule, years=own | own << 1)
    if not is_plan:
        # both sides of one turn are one witness
        yield replace(piece, event="turn_of_plans", rule=f"{rule}_usual", certainty="likely", years=own)


def _year_of_plan(around: Surroundings) -> int | None:
    """Years that have passed before the one that the text calls the second, third or fourth of a plan."""
    return next((passed for passed, kind in enumerate(_NTH_YEARS, start=1) if around.has(kind)), None)
