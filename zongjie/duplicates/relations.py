"""What a copy is to its original, and which articles form one cluster."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.duplicates.alignment import Alignment
from zongjie.errors import VocabularyError
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv

SAME_TEXT = 0.85
EXCERPT = 0.8
ALTERED = 0.5
HALF_YEAR = 0.25
"""Least shares of the copy that must stand in the original; a half-year text was largely rewritten since."""

LEAST_COMMON = 120
"""Folded characters in common below which two articles are not versions of one text."""

OPENING = 400
"""Characters from the start of an article in which it says what time it reports on."""


@dataclass(frozen=True, slots=True)
class HalfYearCue:
    """A phrase that shows an article to report on half a year."""

    phrase: str
    source: str
    example: str


@cache
def half_year_cues() -> PhraseMatcher[HalfYearCue]:
    """The cues of `half_year_cues.csv`; raises VocabularyError where an example lacks its phrase."""
    rows = load_csv("half_year_cues", HalfYearCue)
    check_unique("half_year_cues", rows, lambda row: row.phrase)
    for row in rows:
        if row.phrase not in row.example:
            raise VocabularyError(f"half_year_cues: the example {row.example!r} lacks {row.phrase!r}")
    return PhraseMatcher({row.phrase: row for row in rows})


def reports_half_year(document_type: str, opening: str) -> bool:
    """Whether an article is a half-year version, by its type or by the time its opening names."""
    return document_type == "half_year_summary" or any(half_year_cues().find(opening))


def relation(alignment: Alignment, copy_is_half_year: bool, original_is_half_year: bool) -> str | None:
    """What the copy is to the (longer or equal) original; None if they are different texts."""
    if alignment.common < LEAST_COMMON:
        return None
    share = alignment.copy_covered
    if share >= SAME_TEXT and alignment.original_covered >= SAME_TEXT:
        return "same_text"
    if copy_is_half_year and not original_is_half_year and share >= HALF_YEAR:
        return "half_year_of"
    if share >= EXCERPT:
        return "excerpt"
    return "altered" if share >= ALTERED else None
