"""All masks and scars of one article."""

from __future__ import annotations

from zongjie.placeholders.masks import find_masks
from zongjie.placeholders.placeholder import Placeholder
from zongjie.placeholders.scars import find_scars


def find_placeholders(folded: str) -> list[Placeholder]:
    """Masks and scars of an article (width folded), in order, not overlapping.

    Where two claim the same place the one that starts first is kept, of two that start
    together the longer, and of a mask and a scar that are equally long the scar, for its row knows the place.
    """
    kept: list[Placeholder] = []
    for one in sorted(find_scars(folded) + find_masks(folded), key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
