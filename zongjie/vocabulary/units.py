"""Units of measurement and count, as written behind numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary.loading import check_unique, load_csv


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


@cache
def units() -> dict[str, Unit]:
    """The rows of units.csv by the unit as written.

    Raises VocabularyError for a unit that stands twice, a factor that is not positive, an example
    without its unit, or one code with two dimensions.
    """
    rows = load_csv("units", Unit)
    check_unique("units.csv", rows, lambda row: row.unit)
    dimensions: dict[str, str] = {}
    for row in rows:
        if row.factor <= 0:
            raise VocabularyError(f"units.csv: the factor of {row.unit} is {row.factor} and should be positive")
        if row.unit not in row.example:
            raise VocabularyError(f"units.csv: the example of {row.unit} does not hold it: {row.example}")
        if dimensions.setdefault(row.unit_code, row.dimension) != row.dimension:
            raise VocabularyError(f"units.csv: {row.unit_code} has the dimensions of two units ({row.unit})")
    return {row.unit: row for row in rows}
