"""What a written unit means; a unit that units.csv lacks keeps its name and can be counted."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from zongjie.vocabulary.units import NO_UNIT, UNKNOWN_UNIT, Unit, units


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
        return NO_UNIT
    stripped = unit.replace("(", "").replace(")", "").replace("（", "").replace("）", "")
    alternative = units().get(stripped) or units().get(unit.split("（", maxsplit=1)[0].split("(", maxsplit=1)[0])
    return alternative or replace(UNKNOWN_UNIT, unit=unit, base_unit=unit)
