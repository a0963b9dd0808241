"""The reviewed words that tell done from left and prices from totals, and the clauses they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.links.context import Figure
from zongjie.links.cues import Cue
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv

PROGRESS_ROLES = frozenset({"done", "left", "underway", "word"})
PRICE_ROLES = frozenset({"per", "per_after", "total", "time"})

_CLAUSE_BREAK = frozenset(",，;；。:：!！?？\n、(（)）")
_REACH = 40


@dataclass(frozen=True, slots=True)
class PriceCue:
    """A word that makes an amount one for each or one for all; `counted` is the base unit of what is counted."""

    cue: str
    role: str
    counted: str
    source: str
    example: str


@cache
def _progress() -> PhraseMatcher[Cue]:
    rows = load_csv("progress_cues", Cue)
    check_unique("progress_cues.csv", rows, lambda row: row.cue)
    for row in rows:
        if row.role not in PROGRESS_ROLES or row.cue not in row.example:
            raise VocabularyError(f"progress_cues.csv: role or example of {row.cue!r} is wrong")
    return PhraseMatcher({row.cue: row for row in rows})


@cache
def price_cues(role: str) -> PhraseMatcher[PriceCue]:
    """A matcher of the rows of `unit_price_cues.csv` with that role."""
    rows = load_csv("unit_price_cues", PriceCue)
    check_unique("unit_price_cues.csv", rows, lambda row: (row.cue, row.role))
    for row in rows:
        if (
            row.role not in PRICE_ROLES
            or row.cue not in row.example
            or (row.counted == "") == row.role.startswith("per")
        ):
            raise VocabularyError(f"unit_price_cues.csv: role, counted unit or example of {row.cue!r} is wrong")
    return PhraseMatcher({row.cue: row for row in rows if row.role == role})


def clause_before(text: str, figure: Figure) -> str:
    """The clause's text before the figure."""
    start = figure.start
    while start > max(0, figure.start - _REACH) and text[start - 1] not in _CLAUSE_BREAK:
        start -= 1
    return text[start : figure.start]


def clause_after(text: str, figure: Figure) -> str:
    """The clause's text behind the figure."""
    match = re.compile(r"[^,，;；。:：!！?？\n、()（）]{0,40}").match(text, figure.end)
    return match[0] if match else ""


def find_progress(text: str, figure: Figure) -> set[str]:
    """The roles (done, left, underway) of the words in the figure's clause."""
    clause = clause_before(text, figure) + "\n" + clause_after(text, figure)
    return {match.entry.role for match in _progress().find(clause)} - {"word"}
