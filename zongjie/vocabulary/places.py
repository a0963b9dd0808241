"""Administrative divisions down to counties, with the years in which code and name were in force."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary.checks import check_unique
from zongjie.vocabulary.loading import load_csv

PLACE_LEVELS = ("province", "city", "county")


@dataclass(frozen=True, slots=True)
class Place:
    """A row of places.csv: one code with one name. Open years are null.

    `short_name` is empty where the short form is an ordinary word. `current_code` is the code of the same unit
    today: a city that became a district, or a county that became a city, keeps it through all its names.
    """

    code: str
    name: str
    short_name: str
    level: str
    parent_code: str | None
    current_code: str
    valid_from: int | None
    valid_to: int | None
    source: str

    def is_at(self, organisation_level: str) -> bool:
        """Whether an organisation of that level can be this place's; a county-level 市 is taken for a city."""
        return self.level == organisation_level or (organisation_level == "city" and self.name.endswith("市"))


@cache
def places() -> tuple[Place, ...]:
    """The rows of places.csv.

    Raises VocabularyError for a code and name that stand twice, a code or level that is none, a parent
    that is no place, years that run backwards, or a short name that is not shorter.
    """
    rows = load_csv("places", Place)
    check_unique("places.csv", rows, lambda row: (row.code, row.name, row.valid_from))
    codes = {row.code for row in rows}
    for row in rows:
        where = f"places.csv: {row.code} {row.name}"
        if row.valid_from is not None and row.valid_to is not None and row.valid_from > row.valid_to:
            raise VocabularyError(f"{where}: it ends in {row.valid_to}, before it begins in {row.valid_from}")
        if not re.fullmatch(r"[0-9]{6}", row.code) or row.level not in PLACE_LEVELS:
            raise VocabularyError(f"{where}: the code must have six digits and the level be one of {PLACE_LEVELS}")
        if (row.parent_code is None) != (row.level == "province") or (row.parent_code or row.code) not in codes:
            raise VocabularyError(f"{where}: the parent {row.parent_code} is missing or not a place")
        if row.short_name and (row.short_name == row.name or len(row.short_name) == 1):
            raise VocabularyError(f"{where}: the short name {row.short_name!r} is no shorter name")
    return rows
