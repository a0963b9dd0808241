"""Names of counties and cities that came into force or went out of it: 武进市 until 2001, 武进区 from 2002."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from zongjie.vocabulary.places import Place, places

FIRST_YEAR = 2000
"""Names that were in force by then prove nothing about the reports of this collection's time."""

_SHORTEST_NAME = 3


@dataclass(frozen=True)
class PlaceName:
    """A full name and the years in which some place bore it (None: open).

    The yearly lists show a name from the end of the year of its change, so that a report on the
    year after `last` may still use the old one.
    """

    name: str
    first: int | None
    last: int | None


@cache
def dated_place_names() -> tuple[PlaceName, ...]:
    """Full names of counties and cities that some year of change bounds, from places.csv."""
    named: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places():
        named[place.name].append(place)
    found = (_bounds(name, rows) for name, rows in named.items() if len(name) >= _SHORTEST_NAME)
    return tuple(row for row in found if row.first is not None or row.last is not None)


def _bounds(name: str, rows: list[Place]) -> PlaceName:
    """The years of a name: those of all places that bore it."""
    firsts = [row.valid_from for row in rows if row.valid_from is not None]
    lasts = [row.valid_to for row in rows if row.valid_to is not None]
    first = min(firsts) if len(firsts) == len(rows) and min(firsts) >= FIRST_YEAR else None
    # 地区 is also an ordinary word: 安康地区 is still said of the land around 安康
    is_ended = len(lasts) == len(rows) and not name.endswith("地区")
    return PlaceName(name, first, max(lasts) if is_ended else None)
