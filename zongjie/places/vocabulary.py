"""The gazetteer (GB/T 2260 down to counties) and the cues around place names, checked on load."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from zongjie.errors import VocabularyError
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv
from zongjie.vocabulary.authorities import authority_titles
from zongjie.vocabulary.places import Place, places

CUES = (
    ("institution", "after"),
    ("media", "after"),
    ("subject", "after"),
    ("school", "after"),
    ("honour", "after"),
    ("foreign", "before"),
    ("foreign", "after"),
)


@dataclass(frozen=True)
class PlaceCue:
    """Words that stand directly before or after a place name."""

    kind: str
    position: str
    cue: str
    source: str
    example: str


@dataclass(frozen=True)
class Gazetteer:
    """All places, and the way to find their names in a text."""

    places: tuple[Place, ...]

    @cached_property
    def by_code(self) -> dict[str, Place]:
        """The latest place of each code."""
        ordered = sorted(self.places, key=lambda place: (place.valid_to or 9999, place.valid_from or 0))
        return {place.code: place for place in ordered}

    @cached_property
    def matcher(self) -> PhraseMatcher[tuple[Place, ...]]:
        """Finds full and short names; the entry holds every place of that name."""
        names: dict[str, tuple[Place, ...]] = {}
        for place in self.places:
            for name in {place.name, place.short_name} - {""}:
                names[name] = (*names.get(name, ()), place)
        return PhraseMatcher(names)

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Codes of the places that hold `code`, nearest first."""
        found: list[str] = []
        parent = self.by_code[code].parent_code
        while parent is not None:
            found.append(parent)
            parent = self.by_code[parent].parent_code
        return tuple(found)


TITLES_BEHIND_PLACES = ("bureau", "party", "system", "office")
"""Kinds of titles that stand behind the name of their place; a township's do not: towns are in no gazetteer."""


@cache
def gazetteer() -> Gazetteer:
    """All rows of places.csv."""
    return Gazetteer(places())


@cache
def title_cues() -> tuple[str, ...]:
    """Titles of education authorities as they stand behind the name of a place."""
    return tuple(row.title for row in authority_titles().values() if row.kind in TITLES_BEHIND_PLACES)


@cache
def title_matcher() -> PhraseMatcher[str]:
    """Any title of a bureau of education."""
    return PhraseMatcher({row.title: row.title for row in authority_titles().values() if row.kind == "bureau"})


@cache
def cue_matchers() -> dict[tuple[str, str], PhraseMatcher[str]]:
    """For each (kind, position) a matcher; `before` cues end where the name starts."""
    rows = load_csv("place_cues", PlaceCue)
    check_unique("place_cues", rows, lambda row: (row.kind, row.position, row.cue))
    cues: dict[tuple[str, str], list[str]] = {key: [] for key in CUES}
    for row in rows:
        if (row.kind, row.position) not in cues:
            raise VocabularyError(f"place_cues, {row.cue}: {row.kind} {row.position} is not among {CUES}")
        if row.cue not in row.example:
            raise VocabularyError(f"place_cues, {row.cue}: the example does not hold the cue: {row.example}")
        cues[row.kind, row.position].append(row.cue)
    cues["institution", "after"] += title_cues()
    return {key: PhraseMatcher({word: word for word in words}) for key, words in cues.items()}
