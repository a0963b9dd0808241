"""The reviewed words by which texts tie figures together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv

PART_ROLES = frozenset({"part", "list", "total", "sum", "apart", "end", "action", "overlap", "word"})
COMPARISON_ROLES = frozenset({"compare", "from", "result", "rise", "fall", "word"})
ANY_FAMILY = "any"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word and the role that it plays between figures."""

    cue: str
    role: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class PartUnit:
    """A base unit and the family of units with which it can share a whole."""

    base_unit: str
    family: str
    source: str
    example: str


@cache
def part_cues() -> PhraseMatcher[Cue]:
    """The matcher over `part_cues.csv`."""
    return _matcher("part_cues", PART_ROLES)


@cache
def comparison_cues() -> PhraseMatcher[Cue]:
    """The matcher over `comparison_cues.csv`."""
    return _matcher("comparison_cues", COMPARISON_ROLES)


@cache
def _families() -> dict[str, str]:
    """Unit families by base unit, from `part_units.csv`."""
    rows = load_csv("part_units", PartUnit)
    check_unique("part_units.csv", rows, lambda row: row.base_unit)
    for row in rows:
        if row.base_unit not in row.example:
            raise VocabularyError(f"part_units.csv: the example of {row.base_unit!r} does not use it")
    return {row.base_unit: row.family for row in rows}


def can_share_whole(unit_base: str, other: str) -> bool:
    """Whether figures in these (base) units can be whole and part, or two parts of one whole."""
    if unit_base == other:
        return True
    family, other_family = _families().get(unit_base), _families().get(other)
    return (
        family is not None
        and other_family is not None
        and (family == other_family or ANY_FAMILY in {family, other_family})
    )


def _matcher(name: str, roles: frozenset[str]) -> PhraseMatcher[Cue]:
    """Load and check a file of cues."""
    rows = load_csv(name, Cue)
    check_unique(f"{name}.csv", rows, lambda row: row.cue)
    for row in rows:
        if row.role not in roles:
            raise VocabularyError(f"{name}.csv: role {row.role!r} of {row.cue!r} is none of {sorted(roles)}")
        if row.cue not in row.example:
            raise VocabularyError(f"{name}.csv: the example of {row.cue!r} does not contain it")
    return PhraseMatcher({row.cue: row for row in rows})
