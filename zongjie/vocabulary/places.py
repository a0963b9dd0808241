"""Administrative divisions down to counties, with the years in which code and name were in force."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary.loading import check_unique, load_csv

PLACE_LEVELS = ("province", "city", "county")


@dataclass(frozen=True, slots=True)
class Place:
    """A row of places.csv: one code with one name. Open years are null.

    `short_name` is empty where the short form is an ordinary word.
    """

    code: str
    name: str
    short_name: str
    level: str
    parent_code: str | None
    valid_from: int | None
    valid_to: int | None
    source: str


@cache
def places() -> tuple[Place, ...]:
    """The rows of places.csv.

    Raises VocabularyError for a code and name that stand twice, an unknown level or an unknown parent.
    """
    rows = load_csv("places", Place)
    check_unique("places.csv", rows, lambda row: (row.code, row.name))
    codes = {row.code for row in rows}
    for row in rows:
        if row.level not in PLACE_LEVELS:
            raise VocabularyError(f"places.csv: {row.code} {row.name}: level {row.level!r} is none of {PLACE_LEVELS}")
        if row.parent_code is not None and row.parent_code not in codes:
            raise VocabularyError(f"places.csv: {row.code} {row.name}: no row has the parent code {row.parent_code}")
    return rows
