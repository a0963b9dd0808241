"""What a written unit means; a unit that units.csv lacks keeps its name and can be counted."""

from __future__ import annotations

from functools import cache

from zongjie.vocabulary.units import Unit, units

UNKNOWN_UNIT = "unknown"
"""The code of a unit that units.csv does not have; such rows are to be counted and reviewed."""


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
