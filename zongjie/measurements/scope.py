"""Whose figure it is: 全市, 市区, 市直, 本级, 我校, 公办 ... from scope_cues.csv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from zongjie.errors import VocabularyError
from zongjie.measurements.sentence import Sentence
from zongjie.vocabulary import Match, PhraseMatcher, check_unique, load_csv

NOT_A_SCOPE = "none"
"""Kind of phrases that only look like a scope (全国一等奖)."""


@dataclass(frozen=True, slots=True)
class ScopeCue:
    """A phrase that says whose figures follow. Rows of kind "none" keep a shorter cue from matching."""

    cue: str
    scope_kind: str
    source: str
    example: str
    counter_example: str | None


class Scope(NamedTuple):
    """A scope as written and its kind; both None where the text shows none."""

    scope: str | None
    scope_kind: str | None


_WIDE = frozenset({"country", "province"})
_CLAUSE_STARTS = frozenset("，,；;。：:（( \u3000\n")
NO_SCOPE = Scope(None, None)


@cache
def scope_cues() -> tuple[ScopeCue, ...]:
    """The rows of scope_cues.csv. Raises VocabularyError where a row breaks the file's rules."""
    rows = load_csv("scope_cues", ScopeCue)
    check_unique("scope_cues", rows, lambda row: row.cue)
    for row in rows:
        if row.cue not in row.example:
            raise VocabularyError(f"scope_cues.csv: the example of {row.cue} does not contain it")
    return rows


@cache
def _matcher() -> PhraseMatcher[str]:
    return PhraseMatcher({row.cue: row.scope_kind for row in scope_cues()})


def _names_owner(text: str, match: Match[str]) -> bool:
    """全国 and 全省 name an owner at the start of a clause only; elsewhere they say who judged or competed."""
    return match.entry not in _WIDE or match.start == 0 or text[match.start - 1] in _CLAUSE_STARTS


def find_scopes(sentence: Sentence) -> list[Scope]:
    """The scope of each quantity of the sentence, in their order.

    A scope holds from where it is named to the next one or to the end of the sentence. A scope named between
    a quantity and the next break belongs to that quantity only if none was named before.
    """
    offset = sentence.start
    hits = [
        (match.end + offset, Scope(match.phrase, match.entry))
        for match in _matcher().find(sentence.text)
        if match.entry != NOT_A_SCOPE and _names_owner(sentence.text, match)
    ]
    scopes: list[Scope] = []
    cursor, current = 0, NO_SCOPE
    for quantity in sentence.quantities:
        while cursor < len(hits) and hits[cursor][0] <= quantity.start:
            current = hits[cursor][1]
            cursor += 1
        scopes.append(current)
    return scopes
