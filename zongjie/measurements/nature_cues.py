"""The cues of natures: the rows of nature_cues.csv, and where they stand in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from zongjie.errors import VocabularyError
from zongjie.measurements.sentence import Sentence
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv

KINDS = (
    "plan",
    "plan_before_verb",
    "plan_noun",
    "plan_after",
    "realised",
    "existing",
    "started",
    "capacity",
    "assigned",
    "obligation",
    "this_year",
    "horizon",
    "done",
    "under_way",
    "structure",
    "change_verb",
    "change_adjective",
    "comparison",
    "transition",
    "origin",
    "former",
    "outside",
    "per_unit",
    "per_unit_after",
    "measured_per_unit",
    "present_state",
    "standard",
    "standard_after",
    "requirement",
    "remainder",
    "background",
    "line_subject",
    "neutral",
)
"""What a cue may be. `neutral` phrases only keep a shorter cue inside them from matching."""


@dataclass(frozen=True, slots=True)
class NatureCue:
    """A phrase that bears on the nature of the figures near it."""

    cue: str
    kind: str
    source: str
    example: str
    counter_example: str | None


class Hit(NamedTuple):
    """A cue in a sentence, with offsets into the clean text."""

    start: int
    end: int
    kind: str


class Nature(NamedTuple):
    """A nature with the rule that decided and how sure that rule is."""

    nature: str
    rule: str
    confidence: float


@cache
def nature_cues() -> tuple[NatureCue, ...]:
    """The rows of nature_cues.csv. Raises VocabularyError where a row breaks the file's rules."""
    rows = load_csv("nature_cues", NatureCue)
    check_unique("nature_cues", rows, lambda row: row.cue)
    for row in rows:
        if row.kind not in KINDS:
            raise VocabularyError(f"nature_cues.csv: {row.cue} has the unknown kind {row.kind!r}")
        if row.cue not in row.example:
            raise VocabularyError(f"nature_cues.csv: the example of {row.cue} does not contain it")
    return rows


@cache
def _matcher() -> PhraseMatcher[str]:
    return PhraseMatcher({row.cue: row.kind for row in nature_cues()})


def find_cues(sentence: Sentence) -> list[Hit]:
    """The cues of the sentence in their order, without the neutral phrases."""
    offset = sentence.start
    return [
        Hit(match.start + offset, match.end + offset, match.entry)
        for match in _matcher().find(sentence.text)
        if match.entry != "neutral"
    ]


def opens_with_standard(words: str) -> bool:
    """Whether the words begin with a cue of a standard (不少于48学时)."""
    return any(match.entry == "standard" and match.start == 0 for match in _matcher().find(words))
