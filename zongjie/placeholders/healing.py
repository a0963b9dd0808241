"""Making an article readable: certain repairs and one form of masked years.

Every change is recorded in an offset map while it is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from zongjie.placeholders.placeholder import Edit
from zongjie.text.offsets import OffsetMap

_INVISIBLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+")


def invisible_characters(text: str) -> list[Edit]:
    """Edits that remove zero-width and control characters."""
    return [Edit(match.start(), match.end(), "") for match in _INVISIBLE.finditer(text)]


def heal(folded: str, raw_start: int, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Apply `edits` to an article whose width is folded already.

    `raw_start` is where the article starts in its document. Of edits that overlap the first
    (the longer one, where two start together) is made. Returns the clean text and its map.
    """
    offset_map = OffsetMap()
    parts: list[str] = []
    position = 0
    for edit in without_overlaps(edits):
        if position < edit.start:
            parts.append(folded[position : edit.start])
            offset_map.append(edit.start - position, raw_start + position, raw_start + edit.start)
        parts.append(edit.replacement)
        offset_map.append(len(edit.replacement), raw_start + edit.start, raw_start + edit.end)
        position = edit.end
    if position < len(folded):
        parts.append(folded[position:])
        offset_map.append(len(folded) - position, raw_start + position, raw_start + len(folded))
    return "".join(parts), offset_map


def without_overlaps(edits: Iterable[Edit]) -> Sequence[Edit]:
    """Edits in order of place, those that overlap an earlier one left out."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
