"""Where two texts say the same: verified stretches of common text, with positions in both."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise, starmap
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from zongjie.duplicates.folding import Codes, FoldedText, Hashes, Positions, shingle_hashes

ANCHOR_LENGTH = 8
LEAST_BLOCK = 11
"""Shorter common runs are the language of the trade, not copying."""

WIDEST_GAP = 24
"""A stretch goes on over so many folded characters that one side changed, added or left out."""

_FIRST_WINDOW = 32
_SLOT_BITS = 16
"""Of a hash, to look up whether a text may have it: 64 kB for a text, which stays in the processor's cache."""


class Block(NamedTuple):
    """A run of folded characters that is identical in both texts: copy[start:end] == original[original_start:...]."""

    start: int
    end: int
    original_start: int

    @property
    def original_end(self) -> int:
        """Where the run ends in the original."""
        return self.original_start + self.end - self.start


@dataclass(frozen=True, slots=True)
class Blocks:
    """Blocks as arrays, their starts and ends ascending: articles may share hundreds, of which few are looked at."""

    starts: Positions
    ends: Positions
    original_starts: Positions

    @property
    def original_ends(self) -> Positions:
        """Where the runs end in the original."""
        return self.original_starts + self.ends - self.starts

    def select(self, first: int, last: int) -> tuple[Block, ...]:
        """The blocks from `first` to before `last` as objects."""
        columns = (self.starts, self.ends, self.original_starts)
        return tuple(starmap(Block, zip(*(column[first:last].tolist() for column in columns), strict=True)))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring blocks in the same order in both texts; bounds are folded positions."""

    blocks: tuple[Block, ...]

    @property
    def start(self) -> int:
        """Where the stretch starts in the copy."""
        return self.blocks[0].start

    @property
    def end(self) -> int:
        """Where the stretch ends in the copy."""
        return self.blocks[-1].end

    @property
    def original_start(self) -> int:
        """Where the stretch starts in the original."""
        return self.blocks[0].original_start

    @property
    def original_end(self) -> int:
        """Where the stretch ends in the original."""
        return self.blocks[-1].original_end

    @property
    def common(self) -> int:
        """Characters of the copy that stand in the original (blocks overlap where one side repeats itself)."""
        overlaps = sum(max(0, left.end - right.start) for left, right in pairwise(self.blocks))
        return sum(block.end - block.start for block in self.blocks) - overlaps

    @property
    def similarity(self) -> float:
        """Share of the longer side that is common to both."""
        return self.common / max(self.end - self.start, self.original_end - self.original_start)

    def between(self, start: int, end: int) -> Stretch | None:
        """The part of the stretch between two positions of the copy, trimmed to its blocks."""
        parts: list[Block] = []
        for block in self.blocks:
            low, high = max(block.start, start), min(block.end, end)
            if high > low:
                parts.append(Block(low, high, block.original_start + low - block.start))
        return Stretch(tuple(parts)) if parts else None


@dataclass(frozen=True, slots=True)
class Alignment:
    """The common blocks of a copy and an original, and how much of each text they cover (0..1)."""

    blocks: Blocks
    copy_covered: float
    original_covered: float
    common: int


class Aligner:
    """A text made ready to be compared with several others."""

    def __init__(self, folded: FoldedText) -> None:
        self.folded = folded
        hashes: Hashes = shingle_hashes(folded.codes, ANCHOR_LENGTH)
        self._sorted, self._first, self._place = np.unique(hashes, return_index=True, return_inverse=True)
        self._slots = (self._sorted >> np.uint64(64 - _SLOT_BITS)).astype(np.int64)
        self._is_taken = np.zeros(1 << _SLOT_BITS, dtype=np.bool_)
        self._is_taken[self._slots] = True

    def align(self, original: Aligner) -> Alignment:
        """The blocks that this text shares with `original`: O(length log length)."""
        blocks = self._blocks(original)
        common = _union(blocks.starts, blocks.ends)
        order = np.argsort(blocks.original_starts, kind="stable")
        original_common = _union(blocks.original_starts[order], blocks.original_ends[order])
        return Alignment(
            blocks,
            common / max(len(self.folded), 1),
            original_common / max(len(original.folded), 1),
            common,
        )

    def _blocks(self, original: Aligner) -> Blocks:
        here, there = self._anchors(original)
        if not len(here):
            return Blocks(here, here, here)
        breaks = np.flatnonzero((here[1:] - here[:-1] != 1) | (there[1:] - there[:-1] != 1)) + 1
        firsts = np.concatenate([[0], breaks])
        lengths = np.concatenate([breaks, [len(here)]]) - firsts + ANCHOR_LENGTH - 1
        firsts, lengths = firsts[lengths >= LEAST_BLOCK], lengths[lengths >= LEAST_BLOCK]
        return self._extended(here[firsts], here[firsts] + lengths, there[firsts], original)

    def _anchors(self, original: Aligner) -> tuple[Positions, Positions]:
        """Where this text has a shingle of the original, and where the original has it first."""
        # most shingles are not in the original, which a look at their slots tells; searching in order is fast
        mine = np.flatnonzero(original._is_taken[self._slots])
        found = np.searchsorted(original._sorted, self._sorted[mine])
        found[found == len(original._sorted)] = 0
        is_equal = original._sorted[found] == self._sorted[mine] if len(mine) else np.empty(0, dtype=np.bool_)
        there = np.full(len(self._sorted), -1, dtype=np.int64)
        there[mine[is_equal]] = original._first[found[is_equal]]
        there = there[self._place]
        here = np.flatnonzero(there >= 0)
        return here, there[here]

    def _extended(self, starts: Positions, ends: Positions, original_starts: Positions, original: Aligner) -> Blocks:
        """The blocks with the equal characters on either side, to the left not into the block before.

        Shingles that a text repeats point to their first place only; extension finds the right one. What a block
        was extended over needs no second counterpart.
        """
        mine, other = self.folded.codes, original.folded.codes
        goes_on = _equal_at(mine, ends, other, original_starts + ends - starts)
        goes_back = _equal_at(mine, starts - 1, other, original_starts - 1)
        growing = np.flatnonzero(goes_on | goes_back).tolist()
        if not growing:
            return Blocks(starts, ends, original_starts)
        unextended = ends.tolist()
        starts, ends, original_starts = starts.copy(), ends.copy(), original_starts.copy()
        is_kept = np.ones(len(starts), dtype=np.bool_)
        grown_to = 0
        for index in growing:
            start, end, there = int(starts[index]), unextended[index], int(original_starts[index])
            if end <= grown_to:
                continue
            floor = max(unextended[index - 1] if index else 0, grown_to)
            if goes_back[index] and (room := min(start - floor, there)) > 0:
                before = _equal_run(mine[start - room : start][::-1], other[there - room : there][::-1])
                starts[index] -= before
                original_starts[index] -= before
            if goes_on[index]:
                grown_to = end + _equal_run(mine[end:], other[there + end - start :])
                ends[index] = grown_to
                is_kept[index + 1 : bisect_right(unextended, grown_to)] = False
        return Blocks(starts[is_kept], ends[is_kept], original_starts[is_kept])


def stretches(blocks: Blocks, least_common: int = 0, widest_gap: int = WIDEST_GAP) -> list[Stretch]:
    """Join neighbouring blocks into stretches where neither text has more than `widest_gap` of its own between.

    Those that have less than `least_common` characters in common are left out.
    """
    if not len(blocks.starts):
        return []
    starts, ends, original_starts, original_ends = (
        blocks.starts,
        blocks.ends,
        blocks.original_starts,
        blocks.original_ends,
    )
    gaps = starts[1:] - ends[:-1]
    original_gaps = original_starts[1:] - original_ends[:-1]
    moves_on = (ends[1:] > ends[:-1]) & (original_ends[1:] > original_ends[:-1])
    is_near = (gaps <= widest_gap) & (original_gaps <= widest_gap) & (original_gaps >= -ANCHOR_LENGTH)
    goes_on = moves_on & is_near
    own = ends - starts
    # of two blocks that overlap in the copy, what both hold counts once
    own[1:] -= np.where(goes_on, np.maximum(-gaps, 0), 0)
    firsts = np.concatenate([[0], np.flatnonzero(~goes_on) + 1])
    lasts = np.append(firsts[1:], len(starts))
    is_kept = np.add.reduceat(own, firsts) >= least_common
    bounds = zip(firsts[is_kept].tolist(), lasts[is_kept].tolist(), strict=True)
    return [Stretch(blocks.select(first, last)) for first, last in bounds]


def _equal_at(one: Codes, places: Positions, other: Codes, other_places: Positions) -> npt.NDArray[np.bool_]:
    """Whether the characters at `places` and `other_places` are equal; those beyond the ends of a text are not."""
    is_inside = (places >= 0) & (places < len(one)) & (other_places >= 0) & (other_places < len(other))
    is_equal = np.zeros(len(places), dtype=np.bool_)
    is_equal[is_inside] = one[places[is_inside]] == other[other_places[is_inside]]
    return is_equal


def _equal_run(one: Codes, other: Codes) -> int:
    """How many characters from the start on are equal; looked for in growing windows, for most runs are short."""
    length = min(len(one), len(other))
    start, window = 0, _FIRST_WINDOW
    while start < length:
        end = min(start + window, length)
        different = one[start:end] != other[start:end]
        first = int(different.argmax())
        if different[first]:
            return start + first
        start, window = end, window * 4
    return length


def _union(starts: Positions, ends: Positions) -> int:
    """How many characters lie in at least one of the spans, whose starts ascend."""
    if not len(starts):
        return 0
    reached = np.concatenate([[0], np.maximum.accumulate(ends)[:-1]])
    return int(np.maximum(ends - np.maximum(starts, reached), 0).sum())
