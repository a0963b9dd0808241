"""Figure by figure: which figures of a copy stand in the original too, and which differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from zongjie.duplicates.alignment import Blocks, Stretch
from zongjie.duplicates.folding import MASK_LETTERS, Positions

CONTEXT_BEFORE = 12
CONTEXT_AFTER = 6
SAME_FIGURE = 0.4
OTHER_FIGURE = 0.5
WIDEST_CONTEXT = 24
"""Least likeness of the words around two figures that are equal, or different."""

EDGE = 8
"""A figure so many folded characters outside a copied stretch still counts as part of it."""


@dataclass(frozen=True)
class Figure:
    """A measurement as far as copies are concerned; `start` and `end` are positions in the clean text."""

    measurement_id: str
    start: int
    end: int
    value: tuple[float | None, float | None]
    is_masked: bool
    base_unit: str
    unit: str
    nature: str
    indicator: str
    surface: str
    text_before: str
    text_after: str

    @cached_property
    def context(self) -> frozenset[str]:
        """The character pairs of the words around the figure, marked by side."""
        # words alone: digits and masks are what two versions differ in
        before = "".join(character for character in self.text_before if _is_word(character))[-CONTEXT_BEFORE:]
        after = "".join(character for character in self.text_after if _is_word(character))[:CONTEXT_AFTER]
        return frozenset(
            {"<" + before[i : i + 2] for i in range(len(before) - 1)}
            | {">" + after[i : i + 2] for i in range(len(after) - 1)}
        )


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure of a copy and the figure of the original that stands in its place."""

    copy: Figure
    original: Figure

    @property
    def is_equal(self) -> bool:
        """Whether both state the same value (or both lost it to a scrubber)."""
        return self.copy.value == self.original.value

    @property
    def counted(self) -> Figure | None:
        """The figure that sums should use where both are the same one; None where they differ.

        That is the original's, unless its digits were wiped and the copy still has them.
        """
        if self.is_equal or _may_be(self.copy, self.original):
            return self.original
        return self.copy if _may_be(self.original, self.copy) else None

    def explanation(self, relation: str) -> str:
        """One sentence on the difference, for a reader of the table."""
        copy, original = self.copy.surface, self.original.surface
        if self.counted is self.copy:
            return f"副本（{relation}）保留了原文中被抹去的数字：{original} → {copy}"
        if self.counted is self.original:
            return f"副本（{relation}）的数字被抹去，原文仍在：{copy} → {original}"
        return f"副本（{relation}）写作{copy}，较完整的文本写作{original}"


@dataclass(frozen=True)
class Located:
    """The figures of one article in the order of its text, with their folded spans."""

    figures: Sequence[Figure]
    spans: Sequence[tuple[int, int]]

    @cached_property
    def starts(self) -> Positions:
        """Where each figure starts in the folded text, ascending."""
        return np.array([start for start, _ in self.spans], dtype=np.int64)

    @cached_property
    def ends(self) -> Positions:
        """Where each figure ends in the folded text."""
        return np.array([end for _, end in self.spans], dtype=np.int64)

    @cached_property
    def at(self) -> Mapping[tuple[int, int], Figure]:
        """The figures by their folded spans."""
        return dict(zip(self.spans, self.figures, strict=True))


def pair_figures(
    copy: Located, original: Located, blocks: Blocks, common: Sequence[Stretch], is_version: bool
) -> list[FigurePair]:
    """Figures of `copy` with their counterparts in `original`, each used once.

    First by place, inside identical blocks; then, for what is left, by the words around them: anywhere in
    the two texts if the copy is a version of the original (`is_version`), else inside copied stretches only.
    """
    pairs = _pairs_by_place(copy, original, blocks)
    taken = {pair.copy.measurement_id for pair in pairs} | {pair.original.measurement_id for pair in pairs}
    left = _left_over(copy, taken, None if is_version else [(s.start, s.end) for s in common])
    right = _left_over(original, taken, None if is_version else [(s.original_start, s.original_end) for s in common])
    return pairs + _pairs_by_context(left, right)


def _pairs_by_place(copy: Located, original: Located, blocks: Blocks) -> list[FigurePair]:
    """Figures that stand at the same place of an identical block."""
    pairs: list[FigurePair] = []
    taken: set[str] = set()
    at = original.at
    firsts = np.searchsorted(copy.starts, blocks.starts)
    # most blocks hold no figure
    held = np.flatnonzero(firsts < np.searchsorted(copy.starts, blocks.ends))
    shifts = (blocks.original_starts - blocks.starts)[held].tolist()
    for first, block_end, shift in zip(firsts[held].tolist(), blocks.ends[held].tolist(), shifts, strict=True):
        for index in range(first, len(copy.figures)):
            start, end = copy.spans[index]
            if end > block_end:
                break
            figure, counterpart = copy.figures[index], at.get((start + shift, end + shift))
            if counterpart is None or counterpart.base_unit != figure.base_unit:
                continue
            if figure.measurement_id in taken or counterpart.measurement_id in taken:
                continue
            taken |= {figure.measurement_id, counterpart.measurement_id}
            pairs.append(FigurePair(figure, counterpart))
    return pairs


def _may_be(masked: Figure, known: Figure) -> bool:
    """Whether `masked` may be `known` with its digits wiped."""
    if not masked.is_masked or known.is_masked:
        return False
    low, high = masked.value
    value = known.value[0]
    if low is None or high is None or value is None:
        return value is not None
    return low <= value <= high


def _left_over(located: Located, taken: set[str], within: list[tuple[int, int]] | None) -> list[Figure]:
    """The figures not yet paired, inside the spans `within` (all, if None)."""
    figures = located.figures
    if within is not None:
        is_inside = np.zeros(len(figures), dtype=np.bool_)
        for low, high in within:
            is_inside |= (located.starts >= low - EDGE) & (located.ends <= high + EDGE)
        figures = [figures[index] for index in np.flatnonzero(is_inside).tolist()]
    return [figure for figure in figures if figure.measurement_id not in taken]


def _pairs_by_context(left: Sequence[Figure], right: Sequence[Figure]) -> list[FigurePair]:
    """Pairs of one unit and nature whose surrounding words are alike, the most alike first."""
    if not left or not right:
        return []
    by_kind: Mapping[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in right:
        by_kind[(figure.base_unit, figure.nature)].append(figure)
    scored: list[tuple[float, str, str, FigurePair]] = []
    for figure in left:
        for other in by_kind.get((figure.base_unit, figure.nature), ()):
            alike = _likeness(figure.context, other.context)
            if alike >= SAME_FIGURE:
                pair = FigurePair(figure, other)
                if pair.is_equal or alike >= OTHER_FIGURE:
                    scored.append((-alike, figure.measurement_id, other.measurement_id, pair))
    taken: set[str] = set()
    pairs: list[FigurePair] = []
    for _, copy_id, original_id, pair in sorted(scored, key=lambda row: row[:3]):
        if copy_id not in taken and original_id not in taken:
            taken |= {copy_id, original_id}
            pairs.append(pair)
    return pairs


def _is_word(character: str) -> bool:
    return character.isalpha() and character not in MASK_LETTERS


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice coefficient of two sets; 0 where either is empty."""
    if not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))
