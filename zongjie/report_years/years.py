"""Sets of years as bit masks, and how pieces of evidence combine into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

FIRST_YEAR = 1949
LAST_YEAR = 2060
ALL_YEARS = (1 << (LAST_YEAR - FIRST_YEAR + 1)) - 1
"""Every year that an article can report on; bit 0 is FIRST_YEAR."""

VOTES_TO_RULE_OUT = 2
"""Likely evidence rules a year out only where so many independent events agree."""

VOTES_TO_DOUBT = 3
"""So many independent likely events, all of other years, outvote a year that the text states."""

Certainty = Literal["sure", "likely"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A phrase and the years that are possible given it.

    Offsets are code points into the clean text. `event` names what the phrase refers to: pieces of
    one event are not independent. `is_periodic` marks years that recur (the fifth plenary session
    of some central committee), worth listing even where they bound nothing. `is_stated` marks years
    that stand unmasked in a text of unknown origin, where a site may have put them.
    """

    phrase: str
    start: int
    end: int
    event: str
    rule: str
    certainty: Certainty
    years: int
    is_periodic: bool = False
    is_stated: bool = False


@dataclass(frozen=True)
class Conclusion:
    """What all evidence together leaves: the possible years, and the pieces that were outvoted."""

    years: int
    candidates: tuple[int, ...] | None
    outvoted: tuple[Evidence, ...]

    @property
    def first(self) -> int | None:
        """The earliest possible year, or None where nothing bounds it."""
        return None if not self.years or self.years & 1 else min(listed(self.years))

    @property
    def last(self) -> int | None:
        """The latest possible year, or None where nothing bounds it."""
        return None if not self.years or self.years >> (LAST_YEAR - FIRST_YEAR) else max(listed(self.years))


def year_set(first: int | None = None, last: int | None = None) -> int:
    """The years first..last, both included; None leaves that side open."""
    low = max((first or FIRST_YEAR) - FIRST_YEAR, 0)
    high = min((last or LAST_YEAR) - FIRST_YEAR, LAST_YEAR - FIRST_YEAR)
    return ((1 << (high + 1)) - 1) & ~((1 << low) - 1) if high >= low else 0


def years_of(years: Iterable[int]) -> int:
    """The set that holds just these years; years outside the calendar of this module are left out."""
    mask = 0
    for year in years:
        if FIRST_YEAR <= year <= LAST_YEAR:
            mask |= 1 << (year - FIRST_YEAR)
    return mask


def listed(years: int) -> list[int]:
    """The years of a set, ascending."""
    return [FIRST_YEAR + bit for bit in range(years.bit_length()) if years >> bit & 1]


def span(years: int) -> tuple[int | None, int | None]:
    """First and last year of a set, None for a side that is open."""
    if not years:
        return None, None
    first = FIRST_YEAR + (years & -years).bit_length() - 1
    last = FIRST_YEAR + years.bit_length() - 1
    return (None if first == FIRST_YEAR else first), (None if last == LAST_YEAR else last)


def conclude(evidence: Iterable[Evidence]) -> Conclusion:
    """Combine the evidence of one article.

    A year is ruled out by one sure piece, or by likely pieces of two independent events. Where sure
    pieces contradict each other, the years that most events allow remain and the others are outvoted.
    """
    pieces = list(evidence)
    likely = [piece for piece in pieces if piece.certainty == "likely"]
    claimed = [piece for piece in pieces if piece.certainty == "sure"]
    sure = [piece for piece in claimed if not (piece.is_stated and _is_doubtful(piece, likely))]
    proven = _common(sure)
    is_contradictory = not proven
    if is_contradictory:
        proven = _most_supported(sure)
    left = _without_improbable(proven, [piece for piece in likely if piece.years & proven])
    hull = year_set(*span(left))
    # what is usual proves nothing, so only proofs can contradict
    outvoted = tuple(
        piece for piece in claimed if not piece.years & hull or (is_contradictory and piece.years & hull != hull)
    )
    return Conclusion(hull, _candidates(left, pieces), outvoted)


def _common(pieces: list[Evidence]) -> int:
    """The years that all pieces allow."""
    common = ALL_YEARS
    for piece in pieces:
        common &= piece.years
    return common


def _is_doubtful(stated: Evidence, likely: list[Evidence]) -> bool:
    """Whether a stated year has enough independent events against it."""
    return len({piece.event for piece in likely if not piece.years & stated.years}) >= VOTES_TO_DOUBT


def _most_supported(sure: list[Evidence]) -> int:
    """The years that the greatest number of events allow, where no year suits them all."""
    by_event: dict[str, int] = {}
    for piece in sure:
        by_event[piece.event] = by_event.get(piece.event, 0) | piece.years
    support: Counter[int] = Counter(year for years in by_event.values() for year in listed(years))
    most = max(support.values())
    return years_of(year for year, count in support.items() if count == most)


def _without_improbable(proven: int, likely: list[Evidence]) -> int:
    """`proven` without the years that likely pieces of enough independent events exclude."""
    by_event: dict[str, int] = {}
    for event, years in _mentions(likely):
        by_event[event] = by_event.get(event, 0) | years
    against: Counter[int] = Counter()
    for years in by_event.values():
        against.update(listed(proven & ~years))
    left = proven & ~years_of(year for year, votes in against.items() if votes >= VOTES_TO_RULE_OUT)
    return left or proven


def _mentions(pieces: list[Evidence]) -> Iterator[tuple[str, int]]:
    """For each mention of an event the years that are possible given all that is said by it.

    Pieces of one event whose phrases overlap are one mention, read in several ways; what they have in common holds.
    """
    event, end, years = "", 0, 0
    for piece in sorted(pieces, key=lambda piece: (piece.event, piece.start)):
        if piece.event == event and piece.start < end and piece.years & years:
            end, years = max(end, piece.end), years & piece.years
            continue
        if event:
            yield event, years
        event, end, years = piece.event, piece.end, piece.years
    if event:
        yield event, years


def _candidates(left: int, pieces: list[Evidence]) -> tuple[int, ...] | None:
    """The possible years one by one, where some of the evidence recurs."""
    periodic = left
    found = False
    for piece in pieces:
        if piece.is_periodic and piece.years & periodic:
            periodic &= piece.years
            found = True
    return tuple(listed(periodic)) if found else None
