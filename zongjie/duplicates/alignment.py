"""Where two texts say the same: verified stretches of common text, with positions in both."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from zongjie.duplicates.folding import Codes, FoldedText, Hashes, shingle_hashes

ANCHOR_LENGTH = 8
LEAST_BLOCK = 11
"""Shorter common runs are the language of the trade, not copying."""

WIDEST_GAP = 24
"""A stretch goes on over so many folded characters that one side changed, added or left out."""


_FIRST_WINDOW = 32


@dataclass(frozen=True, slots=True)
class Block:
    """A run of folded characters that is identical in both texts: copy[start:end] == original[original_start:...]."""

    start: int
    end: int
    original_start: int

    @property
    def original_end(self) -> int:
        """Where the run ends in the original."""
        return self.original_start + self.end - self.start


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

    blocks: tuple[Block, ...]
    copy_covered: float
    original_covered: float
    common: int


class Aligner:
    """A text made ready to be compared with several others."""

    def __init__(self, folded: FoldedText) -> None:
        self.folded = folded
        self._hashes: Hashes = shingle_hashes(folded.codes, ANCHOR_LENGTH)
        self._sorted, self._first = np.unique(self._hashes, return_index=True)

    def align(self, original: Aligner) -> Alignment:
        """The blocks that this text shares with `original`: O(length log length)."""
        blocks = self._blocks(original)
        copy_mask = _covered([(block.start, block.end) for block in blocks], len(self.folded))
        original_mask = _covered([(block.original_start, block.original_end) for block in blocks], len(original.folded))
        common = int(copy_mask.sum())
        return Alignment(
            blocks,
            common / max(len(self.folded), 1),
            int(original_mask.sum()) / max(len(original.folded), 1),
            common,
        )

    def _blocks(self, original: Aligner) -> tuple[Block, ...]:
        if not len(self._hashes) or not len(original._sorted):
            return ()
        place = np.searchsorted(original._sorted, self._hashes)
        place[place == len(original._sorted)] = 0
        here = np.flatnonzero(original._sorted[place] == self._hashes)
        if not len(here):
            return ()
        there = original._first[place[here]]
        breaks = np.flatnonzero((np.diff(here) != 1) | (np.diff(there) != 1)) + 1
        starts = np.concatenate([[0], breaks])
        ends = np.concatenate([breaks, [len(here)]])
        lengths = ends - starts + ANCHOR_LENGTH - 1
        found: list[Block] = []
        for first, length in zip(starts, lengths, strict=True):
            block = Block(int(here[first]), int(here[first]) + int(length), int(there[first]))
            # what the block before was extended over needs no second counterpart
            if length >= LEAST_BLOCK and (not found or block.end > found[-1].end):
                found.append(self._extended(block, original, found[-1].end if found else 0))
        return tuple(found)

    def _extended(self, block: Block, original: Aligner, floor: int) -> Block:
        """The block with the equal characters on either side, not beyond `floor` to the left.

        Shingles that a text repeats point to their first place only; extension finds the right one.
        """
        mine, other = self.folded.codes, original.folded.codes
        after = _equal_run(mine[block.end :], other[block.original_end :])
        room = max(min(block.start - floor, block.original_start), 0)
        before = _equal_run(
            mine[block.start - room : block.start][::-1],
            other[block.original_start - room : block.original_start][::-1],
        )
        return Block(block.start - before, block.end + after, block.original_start - before)


def stretches(blocks: tuple[Block, ...], widest_gap: int = WIDEST_GAP) -> list[Stretch]:
    """Join neighbouring blocks into stretches where neither text has more than `widest_gap` of its own between."""
    chains: list[list[Block]] = []
    for block in blocks:
        if chains and _continues(chains[-1][-1], block, widest_gap):
            chains[-1].append(block)
        else:
            chains.append([block])
    return [Stretch(tuple(chain)) for chain in chains]


def _continues(last: Block, block: Block, widest_gap: int) -> bool:
    gap = block.start - last.end
    original_gap = block.original_start - last.original_end
    moves_on = block.end > last.end and block.original_end > last.original_end
    return moves_on and gap <= widest_gap and -ANCHOR_LENGTH <= original_gap <= widest_gap


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


def _covered(spans: list[tuple[int, int]], length: int) -> npt.NDArray[np.bool_]:
    mask = np.zeros(length, dtype=np.bool_)
    for start, end in spans:
        mask[start:end] = True
    return mask
