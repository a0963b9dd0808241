"""Pairing what is true with what was found, by the rules of the scorer of hand-labelled texts."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

Record = dict[str, Any]
LABEL_SHARE = 0.6


def common_subsequence(left: str, right: str) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(right) + 1)
    for character in left:
        before = 0
        for place, other in enumerate(right, 1):
            before, row[place] = row[place], (before + 1 if character == other else max(row[place], row[place - 1]))
    return row[-1]


def label_is_right(found: str | None, accepted: Sequence[str]) -> bool:
    """A label is right if it shares at least 60 % of its characters, in order, with an accepted one."""
    label = unicodedata.normalize("NFKC", found or "").strip()
    for name in accepted:
        wanted = unicodedata.normalize("NFKC", name).strip()
        if label and wanted and 2 * common_subsequence(label, wanted) / (len(label) + len(wanted)) >= LABEL_SHARE:
            return True
    return False


def same_number(found: float | None, true: float | None) -> bool:
    """Equal but for rounding; an unknown number equals an unknown number only."""
    if found is None or true is None:
        return found is None and true is None
    difference = abs(found - true)
    return difference <= 1e-6 * max(1.0, abs(true)) or (abs(true) < 1 and difference <= 5e-3)


def match(true: Sequence[Record], found: Sequence[Record]) -> list[tuple[Record | None, Record | None]]:
    """Pair records whose spans overlap, one to one: exact spans first, then equal values, then the largest overlap."""
    found = sorted(found, key=lambda record: record["char_start"])
    starts = [record["char_start"] for record in found]
    longest = max((record["char_end"] - record["char_start"] for record in found), default=0)
    candidates: list[tuple[bool, bool, int, int, int]] = []
    for number, record in enumerate(true):
        for other in range(
            bisect_left(starts, record["char_start"] - longest), bisect_left(starts, record["char_end"])
        ):
            rival = found[other]
            overlap = min(record["char_end"], rival["char_end"]) - max(record["char_start"], rival["char_start"])
            if overlap > 0:
                exact = (record["char_start"], record["char_end"]) == (rival["char_start"], rival["char_end"])
                value = all(same_number(rival.get(name), record.get(name)) for name in ("value_min", "value_max"))
                candidates.append((exact, value, overlap, -number, -other))
    pairs: list[tuple[Record | None, Record | None]] = []
    used: set[int] = set()
    taken: set[int] = set()
    for *_, number, other in sorted(candidates, reverse=True):
        if -number not in used and -other not in taken:
            used.add(-number)
            taken.add(-other)
            pairs.append((true[-number], found[-other]))
    pairs += [(record, None) for number, record in enumerate(true) if number not in used]
    pairs += [(None, record) for number, record in enumerate(found) if number not in taken]
    return pairs
