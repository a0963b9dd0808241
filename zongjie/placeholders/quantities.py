"""What follows a wiped number: a power of ten, a hedge and a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zongjie.placeholders.vocabulary import Lookalike, unit_dimensions, unit_lookalikes
from zongjie.vocabulary import PhraseMatcher


@dataclass(frozen=True, slots=True)
class QuantityTail:
    """A unit that ends at `end`; `is_direct` if nothing stands between it and the mask."""

    end: int
    unit: str
    dimension: str
    is_direct: bool


@cache
def _tail() -> re.Pattern[str]:
    """Power, hedge, power, unit; the longest unit wins."""
    units = sorted(unit_dimensions(), key=len, reverse=True)
    alternatives = "|".join(re.escape(unit) for unit in units)
    return re.compile(
        rf"\s?(?P<between>[十百千万亿]{{0,2}}[余多来几]?[万亿]?)(?:个(?=百分点|小时|星期|学时|课时))?(?P<unit>{alternatives})"
    )


@cache
def _lookalikes(after: str) -> PhraseMatcher[Lookalike]:
    """Words that begin like a unit behind a masked year, or behind any mask."""
    return PhraseMatcher({row.word: row for row in unit_lookalikes() if after == "year" or row.after == "any"})


def _is_word(text: str, position: int, least_end: int, after: str) -> bool:
    """Whether a word that begins like a unit stands at `position` and reaches to `least_end`."""
    words = _lookalikes(after).starting_at(text, position)
    return any(word.end >= least_end and not text.startswith(word.entry.not_before, word.end) for word in words)


def quantity_tail(text: str, position: int, after_year: bool) -> QuantityTail | None:
    """The unit that a mask which ends at `position` counts, or None.

    Behind a masked year more words are no unit (20xx市运会), unless a hedge shows a number (20xx余市民).
    """
    match = _tail().match(text, position)
    if match is None:
        return None
    is_direct = not match["between"]
    if _is_word(text, match.start("unit"), match.end("unit"), "year" if after_year and is_direct else "any"):
        return None
    if not is_direct and _is_word(text, match.start("between"), match.start("between"), "any"):
        return None
    return QuantityTail(match.end(), match["unit"], unit_dimensions()[match["unit"]], is_direct)
