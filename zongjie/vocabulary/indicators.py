"""The catalogue of canonical indicators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.tables.vocabulary import ADDITIVITIES, DIRECTIONS, UNESCO_MATCHES
from zongjie.vocabulary.checks import check_unique
from zongjie.vocabulary.loading import load_csv
from zongjie.vocabulary.themes import themes
from zongjie.vocabulary.units import units

RATES = ("%", "比")
"""Base units of figures that mean nothing without what is divided by what."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A canonical indicator: what it means, in which unit, and how its figures may be used.

    `numerator` and `denominator` are those of a rate or ratio. `ministry_name` is the name in the statistics of
    the Ministry of Education, `ministry_source` the document in which it stands. `unesco_match` tells whether the
    indicator of UNESCO or SDG 4 means the same (exact) or nearly so (close).
    """

    code: str
    name_zh: str
    name_en: str
    theme: str
    base_unit: str
    definition: str
    aliases: tuple[str, ...]
    numerator: str | None
    denominator: str | None
    additivity: str
    direction: str
    nested_group: str | None
    ministry_name: str | None
    ministry_source: str | None
    unesco_code: str | None
    unesco_name: str | None
    unesco_match: str | None
    source: str
    example: str


@cache
def indicators() -> tuple[Indicator, ...]:
    """The rows of indicators.csv.

    Raises VocabularyError for a code, or a name with its unit, that stands twice, an unknown theme, base unit,
    additivity or direction, a rate without numerator and denominator, a foreign name without its source or match,
    or an example that names none of the aliases.
    """
    rows = load_csv("indicators", Indicator)
    check_unique("indicators.csv", rows, lambda row: row.code)
    names = [(name, row.base_unit) for row in rows for name in (row.name_zh, *row.aliases)]
    check_unique("indicators.csv names", names, lambda pair: pair)
    known_themes = {theme.code for theme in themes()}
    known_units = {unit.base_unit for unit in units().values()}
    for row in rows:
        _check_names_elsewhere(row)
        if row.base_unit not in known_units:
            raise VocabularyError(f"indicators.csv: {row.code}: units.csv has no base unit {row.base_unit!r}")
        if row.base_unit in RATES and not (row.numerator and row.denominator):
            raise VocabularyError(f"indicators.csv: {row.code} is a rate without numerator and denominator")
        if row.additivity not in ADDITIVITIES or row.direction not in DIRECTIONS:
            raise VocabularyError(f"indicators.csv: {row.code}: {row.additivity!r} or {row.direction!r} is unknown")
        if row.theme not in known_themes:
            raise VocabularyError(f"indicators.csv: {row.code}: themes.csv has no theme {row.theme!r}")
        if not any(name in row.example for name in (row.name_zh, *row.aliases)):
            raise VocabularyError(f"indicators.csv: the example of {row.code} names none of its aliases")
    return rows


def _check_names_elsewhere(row: Indicator) -> None:
    """Raise VocabularyError if a name in other statistics does not say where it stands or how well it fits."""
    if (row.ministry_name is None) != (row.ministry_source is None):
        raise VocabularyError(f"indicators.csv: {row.code}: a ministry name needs its source, and a source its name")
    if (row.unesco_name is None) != (row.unesco_match is None) or (row.unesco_code and not row.unesco_name):
        raise VocabularyError(f"indicators.csv: {row.code}: an UNESCO indicator needs its name and its match")
    if row.unesco_match is not None and row.unesco_match not in UNESCO_MATCHES:
        raise VocabularyError(f"indicators.csv: {row.code}: the match {row.unesco_match!r} is not in {UNESCO_MATCHES}")
