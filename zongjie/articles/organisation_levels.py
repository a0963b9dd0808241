"""Whose report an article is: the level of the organisation that speaks in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.articles.cues import ArticleText, PlacedCues
from zongjie.errors import VocabularyError
from zongjie.tables.articles import ORGANISATION_LEVELS
from zongjie.vocabulary import check_unique, load_csv

OPENING_LENGTH = 250


@dataclass(frozen=True)
class LevelCue:
    """A row of `organisation_levels.csv`."""

    cue: str
    level: str
    place: str
    weight: int
    source: str
    example: str


@cache
def level_cues() -> PlacedCues:
    """The phrases that tell a level."""
    rows = load_csv("organisation_levels", LevelCue)
    check_unique("organisation_levels.csv", rows, lambda row: (row.cue, row.place))
    for row in rows:
        if row.level not in ORGANISATION_LEVELS:
            raise VocabularyError(f"organisation_levels.csv: {row.cue} has the unknown level {row.level!r}")
    return PlacedCues("organisation_levels.csv", ((row, row.level, row.weight) for row in rows), OPENING_LENGTH)


def organisation_level(article: ArticleText, speaks_in_first_person: bool) -> str:
    """The level whose phrases weigh most; the lower one where two weigh the same.

    An article that says 我 all through is a person's. One without any phrase is taken for a county's,
    the level at which most summaries are written, if it speaks of a bureau, and for a school's if not.
    """
    sums = level_cues().sums(article)
    if speaks_in_first_person:
        return "person"
    if not sums:
        return "county" if "局" in article.body else "school"
    return max(sums, key=lambda level: (sums[level], ORGANISATION_LEVELS.index(level)))
