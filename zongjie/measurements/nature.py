"""The nature of a figure: actual, plan, base, change, norm or rank.

The cues are rows of nature_cues.csv; here stands only how far each kind of cue reaches and
which kind wins. Structure that words cannot show (a rank's form, 500分以上的, a unit of change)
comes from the quantity itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from zongjie.errors import VocabularyError
from zongjie.measurements.sentence import Quantity, Sentence
from zongjie.measurements.words import (
    ADVERB,
    BREAK,
    CAUSATIVE,
    CONNECTOR,
    EVENT,
    LIGHT_VERB,
    MARKER,
    NOUN,
    OPENER,
    PARTICLE,
    PREPOSITION,
    VERB,
)
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv

KINDS = (
    "plan",
    "plan_before_verb",
    "plan_noun",
    "realised",
    "change_verb",
    "change_adjective",
    "comparison",
    "transition",
    "origin",
    "former",
    "per_unit",
    "measured_per_unit",
    "standard",
    "standard_after",
    "line_subject",
    "neutral",
)
"""What a cue may be. `neutral` phrases only keep a shorter cue inside them from matching."""

_STRONG_BREAKS = frozenset("；;。\n\r")
_PER_UNIT_REACH = 10
_CLAUSE_REACH = 30
_BEFORE_VERB = frozenset({VERB, LIGHT_VERB, CAUSATIVE, EVENT, OPENER, ADVERB, PREPOSITION})


@dataclass(frozen=True, slots=True)
class NatureCue:
    """A phrase that bears on the nature of the figures near it."""

    cue: str
    kind: str
    source: str
    example: str
    counter_example: str | None


class Nature(NamedTuple):
    """A nature with the rule that decided and how sure that rule is."""

    nature: str
    rule: str
    confidence: float


class Hit(NamedTuple):
    """A cue in a sentence, with offsets into the clean text."""

    start: int
    end: int
    kind: str


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


def find_natures(sentence: Sentence) -> list[Nature]:
    """The nature of each quantity of the sentence, in their order."""
    offset = sentence.start
    hits = [
        Hit(match.start + offset, match.end + offset, match.entry)
        for match in _matcher().find(sentence.text)
        if match.entry != "neutral"
    ]
    natures: list[Nature] = []
    for index in range(len(sentence.quantities)):
        natures.append(_nature(sentence, index, hits))
    return natures


def _nature(sentence: Sentence, index: int, hits: Sequence[Hit]) -> Nature:
    """The first rule that applies decides."""
    quantity = sentence.quantities[index]
    if quantity.number_form == "rank":
        return Nature("rank", "rank_form", 0.98)
    before = [hit for hit in hits if hit.end <= quantity.start]
    after = [hit for hit in hits if hit.start >= quantity.end]
    return (
        _norm_of_line(sentence, index, quantity)
        or _per_unit(sentence, quantity, before)
        or _plan(sentence, quantity, before)
        or _standard(sentence, quantity, before, after)
        or _base(sentence, index, quantity, before, after)
        or _change(sentence, quantity, before)
        or _default(sentence, quantity, before)
    )


def _norm_of_line(sentence: Sentence, index: int, quantity: Quantity) -> Nature | None:
    """500分以上的, 规模达5000人以上的学校: a bound that picks out things is a threshold, not a result."""
    if quantity.operator not in ("ge", "le", "lt") or quantity.dimension == "percent":
        return None
    position = sentence.positions[index]
    following = sentence.classes[position + 1] if position + 1 < len(sentence.classes) else BREAK
    if following == PARTICLE and position + 2 < len(sentence.classes):
        return Nature("norm", "line_picks_out", 0.9)
    if quantity.dimension == "score" and following in (NOUN, CONNECTOR, VERB):
        return Nature("norm", "score_line", 0.9)
    return None


def _per_unit(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> Nature | None:
    """每人每天3元, 每学期演练两次: a rate per unit; 每月点击数25万 is a measured level."""
    for hit in reversed(before):
        if hit.kind == "measured_per_unit":
            return None
        if hit.kind == "per_unit":
            between = _between(sentence, hit.end, quantity.start)
            if len(between) <= _PER_UNIT_REACH and not _has_break(between):
                return Nature("norm", "per_unit", 0.85)
            return None
    return None


def _plan(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> Nature | None:
    """A word of intent reaches to the next strong break, unless a word of achievement comes later."""
    for hit in reversed(before):
        if hit.kind == "realised":
            return None
        if hit.kind == "plan_noun" and _adjacent(sentence, hit.end, quantity.start):
            return Nature("plan", "plan_noun", 0.85)
        if hit.kind == "plan" or (hit.kind == "plan_before_verb" and _verb_follows(sentence, hit.end)):
            if not _has_strong_break(_between(sentence, hit.end, quantity.start)):
                return Nature("plan", "plan_cue", 0.9)
            return None
    return None


def _standard(sentence: Sentence, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]) -> Nature | None:
    """不低于, 要求, 按...标准: a rule that holds whoever meets it."""
    if quantity.operator in ("ge", "le") and _starts_as_rule(sentence, quantity):
        return Nature("norm", "bound_as_rule", 0.8)
    for hit in reversed(before):
        if hit.kind == "standard":
            between = _between(sentence, hit.end, quantity.start)
            if len(between) <= _PER_UNIT_REACH and not _has_break(between):
                return Nature("norm", "standard_cue", 0.8)
            break
    for hit in after:
        if hit.kind == "standard_after":
            between = _between(sentence, quantity.end, hit.start)
            if len(between) <= _PER_UNIT_REACH and not _has_break(between):
                return Nature("norm", "standard_after", 0.8)
            break
    return None


def _base(
    sentence: Sentence, index: int, quantity: Quantity, before: Sequence[Hit], after: Sequence[Hit]
) -> Nature | None:
    """由29所调整为22所, 比去年的729人增加308人, 在去年2所试行的基础上: the value compared with."""
    next_start = sentence.quantities[index + 1].start if index + 1 < len(sentence.quantities) else None
    for hit in after:
        if next_start is None or hit.start >= next_start:
            break
        between = _between(sentence, quantity.end, hit.start)
        if hit.kind == "transition" and not _has_strong_break(between):
            origin = any(
                cue.kind in ("origin", "former") and not _has_break(_between(sentence, cue.end, quantity.start))
                for cue in before
            )
            if origin or not between:
                return Nature("base", "from_to", 0.93)
        if hit.kind in ("change_verb", "change_adjective") and not _has_break(between):
            compared = _last(before, ("comparison", "former"))
            if compared is not None and not _has_break(_between(sentence, compared.end, quantity.start)):
                return Nature("base", "compared_with", 0.9)
    return None


def _change(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> Nature | None:
    """增长33%, 比去年多12人, 上升7个位次: the size of a change."""
    if quantity.dimension in ("percentage_point", "rank", "doubling"):
        return Nature("change", "unit_of_change", 0.9)
    compared = False
    for hit in reversed(before):
        between = _between(sentence, hit.end, quantity.start)
        if len(between) > _CLAUSE_REACH or _has_break(between):
            break
        if hit.kind == "transition":
            return None
        compared = compared or hit.kind == "comparison"
    for hit in reversed(before):
        between = _between(sentence, hit.end, quantity.start)
        if len(between) > _CLAUSE_REACH or _has_break(between):
            return None
        adjacent = _adjacent(sentence, hit.end, quantity.start)
        if hit.kind == "change_verb" and (adjacent or (compared and len(between) <= _PER_UNIT_REACH)):
            return Nature("change", "change_verb", 0.93)
        if hit.kind == "change_adjective" and adjacent and compared:
            return Nature("change", "change_adjective", 0.85)
    return None


def _default(sentence: Sentence, quantity: Quantity, before: Sequence[Hit]) -> Nature:
    """Achieved, unless the section is about what is to come."""
    if sentence.role == "plan" and not any(hit.kind == "realised" for hit in before):
        return Nature("plan", "plan_section", 0.75)
    return Nature("actual", "default", 0.9)


def _starts_as_rule(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the quantity itself is written as a rule (不少于48学时, 至少1小时)."""
    surface = _between(sentence, quantity.start, quantity.end)
    return any(match.entry == "standard" and match.start == 0 for match in _matcher().find(surface))


def _last(hits: Sequence[Hit], kinds: tuple[str, ...]) -> Hit | None:
    """The last hit of one of the kinds."""
    for hit in reversed(hits):
        if hit.kind in kinds:
            return hit
    return None


def _between(sentence: Sentence, start: int, end: int) -> str:
    """clean[start:end], within the sentence."""
    return sentence.text[start - sentence.start : end - sentence.start]


def _has_break(text: str) -> bool:
    """Whether a clause ends in `text`."""
    return any(mark in text for mark in "，,；;。：:\n")


def _has_strong_break(text: str) -> bool:
    """Whether more than a clause ends in `text`."""
    return any(mark in text for mark in _STRONG_BREAKS)


def _adjacent(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only words that join a number to its verb (了, 约, 达) stand in clean[start:end]."""
    if start == end:
        return True
    position = _word_at(sentence, start)
    while position < len(sentence.starts) and sentence.starts[position] < end:
        if sentence.classes[position] not in (CONNECTOR, MARKER):
            return False
        position += 1
    return True


def _verb_follows(sentence: Sentence, start: int) -> bool:
    """Whether the word at clean offset `start` can carry on a future: 将投入, 将于, not 将学校."""
    position = _word_at(sentence, start)
    return position < len(sentence.classes) and sentence.classes[position] in _BEFORE_VERB


def _word_at(sentence: Sentence, start: int) -> int:
    """The index of the first word that starts at `start` or later."""
    return bisect_left(sentence.starts, start)
