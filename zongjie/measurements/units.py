"""Canonical units: what a written unit means, from units.csv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary import check_unique, load_csv

UNKNOWN_UNIT = "unknown"
"""The code of a unit that units.csv does not have; such rows are to be counted and reviewed."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: one of it is `factor` of `base_unit`."""

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
    """The rows of units.csv by the unit as written. Raises VocabularyError for a unit that stands twice."""
    rows = load_csv("units", Unit)
    check_unique("units", rows, lambda row: row.unit)
    for row in rows:
        if row.factor <= 0:
            raise VocabularyError(f"units.csv: the factor of {row.unit} is {row.factor}")
    return {row.unit: row for row in rows}


@cache
def resolve(unit: str) -> Unit:
    """The unit of that name.

    A number without a unit is of dimension "none"; a unit that the vocabulary does not have
    gets the code "unknown" and stays as written.
    """
    known = units().get(unit)
    if known is not None:
        return known
    if unit == "":
        return Unit("", "none", "none", 1.0, "", None, None, "", "")
    stripped = unit.replace("(", "").replace(")", "").replace("（", "").replace("）", "")
    alternative = units().get(stripped) or units().get(unit.split("（", maxsplit=1)[0].split("(", maxsplit=1)[0])
    return alternative or Unit(unit, UNKNOWN_UNIT, UNKNOWN_UNIT, 1.0, unit, None, None, "", "")
