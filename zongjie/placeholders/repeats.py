"""Where a text says the same characters twice, one after the other, found without trying every place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

_FACTOR = np.uint16(40_503)
"""Any odd number will do: it only spreads the sums of neighbouring characters."""


def repeats(text: str, fewest: int, most: int) -> list[int]:
    """Places where text[i:i+fewest] may stand again `fewest` to `most` characters later, in order.

    None is missed; a place may be named where two stretches only happen to have the same sum.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint16)
    length = len(codes) - fewest + 1
    if length <= fewest:
        return []
    sums = codes[:length].copy()
    for offset in range(1, fewest):
        sums *= _FACTOR
        sums += codes[offset : offset + length]
    found = np.zeros(length, dtype=bool)
    for distance in range(fewest, min(most, length - 1) + 1):
        found[: length - distance] |= sums[: length - distance] == sums[distance:]
    return np.flatnonzero(found).tolist()


def matches_at(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that start at one of `places` (ascending); they do not overlap."""
    reached = 0
    for place in places:
        if place >= reached and (match := pattern.match(text, place)):
            reached = match.end()
            yield match
