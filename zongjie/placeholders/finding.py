"""Finding the masks and scars of one article."""

from __future__ import annotations

import re

from zongjie.placeholders.placeholder import Placeholder

_YEAR = re.compile(r"(?<![0-9A-Za-z])(?:20(?:[xX×_*]{1,2})|20\d[xX_])年")


def find_placeholders(folded: str) -> list[Placeholder]:
    """Masks and scars of an article, in order, not overlapping."""
    return [
        Placeholder(match.start(), match.end(), "year", "<year>", "year_mask", 2000, 2099)
        for match in _YEAR.finditer(folded)
    ]
