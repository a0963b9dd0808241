"""The words that show events, and the figures that fill their columns, read from the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.tables.measurements import NATURES
from zongjie.vocabulary import InnerPhraseMatcher, Match, check_unique, load_csv

FIGURE_KINDS = ("training", "student_aid", "project", "exam_result", "award", "safety_action")
"""The events that are grouped from figures; policy mentions and claims need none."""

_COVERING = frozenset({"excluded", "ignored"})
"""Phrases of these fields are nothing else, whatever words they hold."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that triggers an event, fills the column `field` with `value`, goes on with it or speaks against it."""

    event_kind: str
    field: str
    phrase: str
    value: str
    is_trigger: bool
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class FigureRule:
    """Which figures fill the column `role` of an event kind."""

    event_kind: str
    role: str
    units: tuple[str, ...]
    natures: tuple[str, ...]
    words: tuple[str, ...]
    excluded_words: tuple[str, ...]
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue at text[start:end]."""

    start: int
    end: int
    cue: Cue


Found = Match[tuple[Cue, ...]]


class CueFinder:
    """Finds the cues of one event kind; a long phrase also counts as the cues of the phrases inside it."""

    def __init__(self, cues: tuple[Cue, ...]) -> None:
        self.has_needed = any(cue.field == "needed" for cue in cues)
        entries: dict[str, tuple[Cue, ...]] = {}
        for cue in cues:
            entries[cue.phrase] = (*entries.get(cue.phrase, ()), cue)
        self._matcher = InnerPhraseMatcher(entries, _most_specific)

    def find(self, text: str) -> Iterator[FoundCue]:
        """Yield the cues in `text` from left to right."""
        for match in self._matcher.find(text):
            for cue in match.entry:
                yield FoundCue(match.start, match.end, cue)


@cache
def cue_finder(event_kind: str) -> CueFinder:
    """The finder for an event kind."""
    return CueFinder(tuple(cue for cue in _cues() if cue.event_kind == event_kind))


@cache
def figure_rules(event_kind: str) -> tuple[FigureRule, ...]:
    """The rules for the figures of an event kind, the first that fits wins."""
    return tuple(rule for rule in _figure_rules() if rule.event_kind == event_kind)


@cache
def phrases(event_kind: str, field: str) -> tuple[str, ...]:
    """The phrases of one field, longest first."""
    found = {cue.phrase for cue in _cues() if cue.event_kind == event_kind and cue.field == field}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def _cues() -> tuple[Cue, ...]:
    rows = load_csv("event_cues", Cue)
    check_unique("event_cues", rows, lambda row: (row.event_kind, row.field, row.phrase))
    for row in rows:
        if row.event_kind not in FIGURE_KINDS:
            raise VocabularyError(f"event_cues: {row.phrase!r} names the unknown event kind {row.event_kind!r}")
        if row.phrase not in row.example:
            raise VocabularyError(f"event_cues: the example {row.example!r} lacks {row.phrase!r}")
    return rows


@cache
def _figure_rules() -> tuple[FigureRule, ...]:
    rows = load_csv("event_figures", FigureRule)
    for row in rows:
        if row.event_kind not in FIGURE_KINDS:
            raise VocabularyError(f"event_figures: unknown event kind {row.event_kind!r}")
        if not set(row.natures) <= set(NATURES):
            raise VocabularyError(f"event_figures: {row.event_kind} {row.role} names unknown natures {row.natures}")
        if not any(unit in row.example for unit in row.units):
            raise VocabularyError(f"event_figures: the example {row.example!r} shows none of {row.units}")
    return rows


def _most_specific(outer: Found, inner: list[Found]) -> Iterator[Found]:
    """Of cues that would fill the same column, only the longest: 二本以上 is not also 二本."""
    covering = outer.entry[0].field if outer.entry[0].field in _COVERING else None
    # a phrase that stands in another twice is the cue where it stands first
    first = {one.phrase: one for one in reversed([outer, *inner])}
    longest: dict[str, int] = {}
    for one in first.values():
        for cue in one.entry:
            longest[cue.field] = max(longest.get(cue.field, 0), len(cue.phrase))
    for one in sorted(first.values(), key=lambda one: (one.start, -one.end)):
        fields = {covering} if covering else {cue.field for cue in one.entry}
        kept = (cue for cue in one.entry if not cue.value or len(cue.phrase) == longest[cue.field])
        rows = tuple(cue for cue in kept if cue.field in fields)
        if rows:
            yield replace(one, entry=rows)
