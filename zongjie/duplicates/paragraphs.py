"""Copied paragraphs: the stretches of an article that stand in another, cut at its own line breaks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from zongjie.duplicates.alignment import Stretch
from zongjie.duplicates.folding import Positions

LEAST_LENGTH = 60
LEAST_SIMILARITY = 0.8


@dataclass(frozen=True, slots=True)
class CopiedParagraph:
    """Clean-text spans of a copied passage in the copy and in the original, and how alike they are."""

    start: int
    end: int
    original_start: int
    original_end: int
    similarity: float


def copied_paragraphs(
    breaks: Sequence[int], positions: Positions, original_positions: Positions, common: Sequence[Stretch]
) -> Iterator[CopiedParagraph]:
    """Cut the stretches `common` of a text at its line `breaks`; yield pieces of LEAST_LENGTH characters and more.

    A piece must be LEAST_SIMILARITY alike to its counterpart, character by character, line breaks aside.
    """
    for stretch in common:
        for start, end in _between_breaks(stretch, positions, breaks):
            piece = stretch.between(start, end)
            if piece is None or piece.similarity < LEAST_SIMILARITY:
                continue
            first, last = int(positions[piece.start]), int(positions[piece.end - 1]) + 1
            if last - first >= LEAST_LENGTH:
                yield CopiedParagraph(
                    first,
                    last,
                    int(original_positions[piece.original_start]),
                    int(original_positions[piece.original_end - 1]) + 1,
                    round(piece.similarity, 4),
                )


def _between_breaks(stretch: Stretch, positions: Positions, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The folded spans between the line breaks inside a stretch."""
    first, last = int(positions[stretch.start]), int(positions[stretch.end - 1]) + 1
    inside = breaks[bisect_left(breaks, first) : bisect_left(breaks, last)]
    cuts = [stretch.start, *(int(np.searchsorted(positions, place)) for place in inside), stretch.end]
    yield from ((start, end) for start, end in pairwise(cuts) if end > start)
