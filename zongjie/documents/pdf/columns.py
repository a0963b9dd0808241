"""Two columns of prose on a page that was written line by line across both: in which order to read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

_FEWEST_LINES = 5
"""A column of fewer lines is a table or a caption."""
_MOST_PIECES = 5_000
_NARROWEST_GUTTER = 6.0
_WIDEST_GUTTER = 0.15
"""Of the width of the text: the cells of tables stand further apart."""
_LEAST_ALIKE = 0.6
"""The narrower column has at least this share of the width of the other."""
_MIDDLE = (0.3, 0.7)
"""The gutter lies in this part of the width of the text."""
_MOST_ACROSS = 0.3
"""At most this share of the pieces lies across the gutter, as titles do."""
_FULL_LINE, _FULL_LINES = 0.75, 0.5
"""In prose at least this share of a column's lines fills so much of its width; the cells of tables do not."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page in points, counted from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class _Row:
    """Pieces of text at one height."""

    pieces: tuple[Box, ...]

    @property
    def bottom(self) -> float:
        return min(piece.bottom for piece in self.pieces)

    @property
    def top(self) -> float:
        return max(piece.top for piece in self.pieces)


def reading_order(pieces: Sequence[Box], page: Box) -> list[Box] | None:
    """The parts of a page in the order of reading, where its pieces of text stand in two columns and go across them.

    `pieces` come in the order of the file. None where they are to be read as they come: one column, a table,
    or columns that follow each other already.
    """
    if not 2 * _FEWEST_LINES <= len(pieces) <= _MOST_PIECES:
        return None
    gutter = _gutter(pieces)
    if gutter is None:
        return None
    sides = ([p for p in pieces if p.right <= gutter], [p for p in pieces if p.left >= gutter])
    if not all(_is_prose(side) for side in sides) or not _goes_across(pieces, gutter):
        return None
    narrow, wide = sorted(_width(side) for side in sides)
    if narrow < _LEAST_ALIKE * wide:
        return None
    return _parts(_rows(pieces), gutter, page)


def _gutter(pieces: Sequence[Box]) -> float | None:
    """Where the white space between two columns has its middle."""
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    first, last = (int(left + share * (right - left)) for share in _MIDDLE)
    across = [0] * (last - first + 2)
    for piece in pieces:
        start, stop = max(int(piece.left), first), min(int(piece.right) + 1, last + 1)
        if start < stop:
            across[start - first] += 1
            across[stop - first] -= 1
    counts: list[int] = []
    for change in across[:-1]:
        counts.append((counts[-1] if counts else 0) + change)
    fewest = min(counts, default=len(pieces))
    if fewest > _MOST_ACROSS * len(pieces):
        return None
    runs: list[tuple[int, int]] = []
    position = first
    for count, group in groupby(counts):
        length = len(list(group))
        if count == fewest:
            runs.append((length, position))
        position += length
    length, start = max(runs)
    return start + length / 2 if _NARROWEST_GUTTER <= length <= _WIDEST_GUTTER * (right - left) else None


def _is_prose(side: Sequence[Box]) -> bool:
    """Whether the pieces on one side are lines of prose: enough of them, and most as wide as the column."""
    rows = _rows(side)
    if len(rows) < _FEWEST_LINES:
        return False
    full = _FULL_LINE * _width(side)
    return sum(_width(row.pieces) >= full for row in rows) >= _FULL_LINES * len(rows)


def _width(pieces: Sequence[Box]) -> float:
    """From the left edge of the leftmost piece to the right edge of the rightmost."""
    return max(piece.right for piece in pieces) - min(piece.left for piece in pieces)


def _goes_across(pieces: Sequence[Box], gutter: float) -> bool:
    """Whether the file changes sides from line to line instead of once."""
    on_left = [p.right <= gutter for p in pieces if p.right <= gutter or p.left >= gutter]
    changes = sum(first != second for first, second in pairwise(on_left))
    return changes >= min(on_left.count(True), on_left.count(False))


def _rows(pieces: Sequence[Box]) -> list[_Row]:
    """The pieces by height, from the top."""
    rows: list[list[Box]] = []
    for piece in sorted(pieces, key=lambda p: -(p.top + p.bottom)):
        first = rows[-1][0] if rows else None
        if first is not None and abs(first.top + first.bottom - piece.top - piece.bottom) < first.top - first.bottom:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_Row(tuple(row)) for row in rows]


def _parts(rows: Sequence[_Row], gutter: float, page: Box) -> list[Box]:
    """Bands of rows from the top: those across the page as they are, those in columns left before right."""
    bands = [
        (is_across, list(group))
        for is_across, group in groupby(rows, lambda row: any(p.left < gutter < p.right for p in row.pieces))
    ]
    edges = [page.top]
    for (_, above), (_, below) in pairwise(bands):
        edges.append((min(row.bottom for row in above) + max(row.top for row in below)) / 2)
    edges.append(page.bottom)
    parts: list[Box] = []
    for (is_across, _), (top, bottom) in zip(bands, pairwise(edges), strict=True):
        bounds = [page.left, page.right] if is_across else [page.left, gutter, page.right]
        parts += [Box(left, bottom, right, top) for left, right in pairwise(bounds)]
    return parts
