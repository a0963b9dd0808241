"""A text under construction with marks on it, and edits that carry the marks along.

Every mark knows its span from the moment its text is written. Whatever happens to the text
afterwards is an edit, and `OffsetMap` carries the spans through it: nothing is searched again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from zongjie.text.offsets import OffsetMap


@dataclass(eq=False)
class Mark:
    """Something true of text[start:end]. Marks refer to each other as objects until they are written out."""

    kind: str
    start: int
    end: int
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Edit:
    """Replace text[start:end] by `text`; `marks` are true of the replacement (spans relative to it)."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass
class Draft:
    """Text and marks."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)

    def write(self, text: str, kind: str | None = None, **data: Any) -> Mark:
        """Append text; its mark is kept if a kind is given."""
        mark = Mark(kind or "plain", len(self.text), len(self.text) + len(text), data)
        self.text += text
        if kind is not None:
            self.marks.append(mark)
        return mark

    def append(self, other: Draft) -> None:
        """Append another draft with its marks (which then belong to this one)."""
        shift = len(self.text)
        self.text += other.text
        for mark in other.marks:
            mark.start += shift
            mark.end += shift
            self.marks.append(mark)

    def of_kind(self, *kinds: str) -> list[Mark]:
        """Marks of these kinds in order of the text."""
        return sorted((mark for mark in self.marks if mark.kind in kinds), key=lambda mark: (mark.start, mark.end))

    def surface(self, mark: Mark) -> str:
        """The text of a mark."""
        return self.text[mark.start : mark.end]

    def edit(self, edits: Iterable[Edit]) -> None:
        """Make the edits (which do not overlap; of two that do the first in the text counts)."""
        pieces: list[str] = []
        added: list[Mark] = []
        offsets = OffsetMap()
        position = length = 0
        for change in sorted(edits, key=lambda change: (change.start, change.end)):
            if change.start < position:
                continue
            pieces += (self.text[position : change.start], change.text)
            _stretch(offsets, change.start - position, length)
            length += change.start - position
            for mark in change.marks:
                added.append(Mark(mark.kind, length + mark.start, length + mark.end, mark.data))
            if change.end > change.start or change.text:
                offsets.append(change.end - change.start, length, length + len(change.text))
            length += len(change.text)
            position = change.end
        if not pieces:
            return
        pieces.append(self.text[position:])
        _stretch(offsets, len(self.text) - position, length)
        self.text = "".join(pieces)
        for mark in self.marks:
            mark.start, mark.end = offsets.to_raw(mark.start, mark.end)
        self.marks = [mark for mark in self.marks if mark.end > mark.start] + added


def _stretch(offsets: OffsetMap, length: int, raw_start: int) -> None:
    """Add an unchanged stretch to the map."""
    if length:
        offsets.append(length, raw_start, raw_start + length)
