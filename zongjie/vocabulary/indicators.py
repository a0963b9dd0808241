"""The catalogue of canonical indicators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.tables.vocabulary import ADDITIVITIES, DIRECTIONS
from zongjie.vocabulary.loading import check_unique, load_csv
from zongjie.vocabulary.themes import themes


@dataclass(frozen=True, slots=True)
class Indicator:
    """A canonical indicator: what it means, in which unit, and how its figures may be used."""

    code: str
    name_zh: str
    name_en: str
    theme: str
    base_unit: str
    definition: str
    aliases: tuple[str, ...]
    additivity: str
    direction: str
    nested_group: str | None
    source: str
    example: str


@cache
def indicators() -> tuple[Indicator, ...]:
    """The rows of indicators.csv.

    Raises VocabularyError for a code, or a name with its unit, that stands twice, an unknown theme,
    additivity or direction, or an example that names none of the aliases.
    """
    rows = load_csv("indicators", Indicator)
    check_unique("indicators.csv", rows, lambda row: row.code)
    names = [(name, row.base_unit) for row in rows for name in (row.name_zh, *row.aliases)]
    check_unique("indicators.csv names", names, lambda pair: pair)
    known_themes = {theme.code for theme in themes()}
    for row in rows:
        if row.additivity not in ADDITIVITIES or row.direction not in DIRECTIONS:
            raise VocabularyError(f"indicators.csv: {row.code}: {row.additivity!r} or {row.direction!r} is unknown")
        if row.theme not in known_themes:
            raise VocabularyError(f"indicators.csv: {row.code}: themes.csv has no theme {row.theme!r}")
        if not any(name in row.example for name in (row.name_zh, *row.aliases)):
            raise VocabularyError(f"indicators.csv: the example of {row.code} names none of its aliases")
    return rows
