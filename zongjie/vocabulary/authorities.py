"""Titles of those who govern education, and the years in which a title was usual."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary.checks import check_unique
from zongjie.vocabulary.loading import load_csv

TITLE_KINDS = ("ministry", "bureau", "party", "system", "office", "township")
TITLE_LEVELS = ("national", "province", "city", "county", "township")


@dataclass(frozen=True, slots=True)
class AuthorityTitle:
    """A row of authority_titles.csv: a title as it stands behind the name of a place (教育局, 教体局, 教管中心).

    `levels` are those at which it stands. Open years are null; they hint at a time and prove none.
    """

    title: str
    kind: str
    levels: tuple[str, ...]
    usual_from: int | None
    usual_to: int | None
    source: str
    example: str


@cache
def authority_titles() -> dict[str, AuthorityTitle]:
    """The rows of authority_titles.csv by title.

    Raises VocabularyError for a title that stands twice, an unknown kind or level, years that run backwards,
    or an example without its title.
    """
    rows = load_csv("authority_titles", AuthorityTitle)
    check_unique("authority_titles.csv", rows, lambda row: row.title)
    for row in rows:
        where = f"authority_titles.csv: {row.title}"
        if row.kind not in TITLE_KINDS or not row.levels or not set(row.levels) <= set(TITLE_LEVELS):
            raise VocabularyError(f"{where}: the kind {row.kind!r} or a level of {row.levels} is unknown")
        if row.usual_from is not None and row.usual_to is not None and row.usual_from > row.usual_to:
            raise VocabularyError(f"{where}: usual from {row.usual_from} to {row.usual_to}")
        if row.title not in row.example:
            raise VocabularyError(f"{where}: the example does not hold the title: {row.example}")
    return {row.title: row for row in rows}
