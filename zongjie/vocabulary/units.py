"""Units of measurement and count, as written behind numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary.checks import check_unique
from zongjie.vocabulary.loading import load_csv


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: one of it is `factor` times `base_unit`.

    `count_kind` tells what is counted (null: not a count), `entity_kind` the kind of thing.
    """

    unit: str
    unit_code: str
    dimension: str
    factor: float
    base_unit: str
    count_kind: str | None
    entity_kind: str | None
    source: str
    example: str


NO_UNIT = Unit("", "none", "none", 1.0, "", None, None, "none is written and none is meant", "占三分之一")
UNKNOWN_UNIT = Unit("?", "unknown", "unknown", 1.0, "?", None, None, "units.csv does not have it", "3艘")
"""What stands for units that the vocabulary cannot hold; rows of the dimension, never matched in texts."""


@cache
def units() -> dict[str, Unit]:
    """The rows of units.csv by the unit as written.

    Raises VocabularyError for a unit that stands twice, a factor that is not positive, an example
    without its unit, or a code that means two different things.
    """
    rows = load_csv("units", Unit)
    check_unique("units.csv", rows, lambda row: row.unit)
    meanings: dict[str, tuple[str, float, str]] = {}
    for row in rows:
        if row.factor <= 0:
            raise VocabularyError(f"units.csv: the factor of {row.unit} is {row.factor} and should be positive")
        # a ratio shows its unit by its colon: 6:1
        if row.unit not in row.example and row.unit != "比":
            raise VocabularyError(f"units.csv: the example of {row.unit} does not hold it: {row.example}")
        meaning = (row.dimension, row.factor, row.base_unit)
        if meanings.setdefault(row.unit_code, meaning) != meaning:
            raise VocabularyError(
                f"units.csv: {row.unit} has code {row.unit_code}, which means {meanings[row.unit_code]}"
            )
    return {row.unit: row for row in rows}
