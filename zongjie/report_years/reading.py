"""What a mention of a dated event proves about the report year, given the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from zongjie.report_years.calendar import RecurringDay, recurring_day_evidence
from zongjie.report_years.congresses import LatestSession, named_session, plenary_evidence
from zongjie.report_years.counted import counted_evidence
from zongjie.report_years.place_names import PlaceName
from zongjie.report_years.plans import plan_evidence
from zongjie.report_years.semantics import Span, recurring, since, usual_when_ahead, within
from zongjie.report_years.setting import Setting, Surroundings
from zongjie.report_years.vocabulary import (
    CountedEvent,
    DatedEvent,
    Entry,
    EventMatch,
    event_matcher,
    fold_punctuation,
)
from zongjie.report_years.years import Certainty, Evidence, year_set

_CONGRESSES = "party_congress_"
_NUMERALS = frozenset("〇零一二三四五六七八九十百千第0123456789")


def event_evidence(setting: Setting) -> Iterator[Evidence]:
    """Yield the evidence of all dated events in the text, from left to right, in one pass."""
    latest = LatestSession()
    for match in event_matcher().find(fold_punctuation(setting.text)):
        if match.phrase[0] in _NUMERALS and match.start and setting.text[match.start - 1] in _NUMERALS:
            continue
        around = setting.around(match.start, match.end)
        for entry in match.entry:
            for piece in _pieces(setting, match, entry, around):
                yield piece
                moment = _session_moment(setting.text, match, entry)
                if moment is not None:
                    latest.note(moment, piece, around)
    yield from latest.evidence()


def _pieces(setting: Setting, match: EventMatch, entry: Entry, around: Surroundings) -> Iterator[Evidence]:
    """Yield what one mention proves in the light of one entry of the vocabularies."""
    if isinstance(entry, DatedEvent):
        yield from _dated(setting, match, entry, around)
    elif isinstance(entry, CountedEvent):
        yield from counted_evidence(setting, match, entry)
    elif isinstance(entry, RecurringDay):
        yield from recurring_day_evidence(setting.text, match.start, match.end, entry)
    elif isinstance(entry, PlaceName):
        yield from _place_name(match, entry, around)
    else:
        yield from plenary_evidence(setting, match, around)


def _place_name(match: EventMatch, row: PlaceName, around: Surroundings) -> Iterator[Evidence]:
    """Yield the years in which a place bore the name by which it is called, and the year after."""
    if around.follows("former"):
        return
    years = year_set(row.first, None if row.last is None or around.has("past") else row.last + 1)
    event = f"place_name {row.name}"
    yield Evidence(match.phrase, match.start, match.end, event, "place_name/in_force", "likely", years)


def _session_moment(text: str, match: EventMatch, entry: Entry) -> str | None:
    """When the congress or session met that an entry names, if it is one that is over."""
    if isinstance(entry, DatedEvent):
        return entry.first if entry.event.startswith(_CONGRESSES) and entry.semantics == "not_before" else None
    named = named_session(text, match) if entry == "plenary" else None
    return named[0].month if named else None


def _dated(setting: Setting, match: EventMatch, row: DatedEvent, around: Surroundings) -> Iterator[Evidence]:
    """Yield the evidence of a dated event; none where its context is missing or it is told as past."""
    if not around.allows(row.context) or (row.semantics == "not_after" and around.has("past")):
        return
    if row.semantics == "plan_period":
        yield from plan_evidence(setting, match, row, around)
        return
    rule, usual = row.semantics, None
    if row.semantics == "years":
        years = recurring(setting, match.start, [int(year) for year in row.years], around)
    elif row.semantics == "not_after":
        years = year_set(None, int(row.last or 0) + setting.is_school_year)
    elif row.semantics == "not_before":
        years = since(setting, match.start, row.first or "", around)
    else:
        span = Span.between(row.first or "", row.last or row.first or "")
        rule, years = within(setting, match.start, span, around)
        usual = usual_when_ahead(setting, match.start, span) if rule == "ahead" else None
    certainty: Certainty = "sure" if row.certainty == "sure" else "likely"
    is_periodic = row.semantics == "years"
    name, place = f"{row.event}/{rule}", (match.phrase, match.start, match.end, row.event)
    yield Evidence(*place, name, certainty, years, is_periodic=is_periodic)
    if usual is not None:
        yield Evidence(*place, f"{name}_usual", "likely", usual)
