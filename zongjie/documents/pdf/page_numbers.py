"""Page numbers at the head or foot of pages: part of the paper, not of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_PAGE_NUMBER = re.compile(
    r"[\s—–\-－―·•~第(（]*([0-9]{1,4})[\s页]*(?:[/／，]?\s?共?\s?[0-9]{1,4})?[\s—–\-－―·•~页)）]*"
)
_LONGEST = 30
_FEWEST_PAGES = 3
_LEAST_SHARE = 0.5


def without_page_numbers(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of pages without the first or last line of each that holds its number.

    A line counts as page number only if it goes up by one from page to page on at least three
    pages and half of all, so that a lone figure at the foot of a page stays.
    """
    result = [list(lines) for lines in pages]
    for position in (0, -1):
        numbers = [_number(lines, position) for lines in result]
        offsets = Counter(number - index for index, number in enumerate(numbers) if number is not None)
        if not offsets:
            continue
        offset, count = offsets.most_common(1)[0]
        if count < _FEWEST_PAGES or count < _LEAST_SHARE * len(result):
            continue
        for index, number in enumerate(numbers):
            if number == index + offset:
                del result[index][position]
    return result


def _number(lines: Sequence[str], position: int) -> int | None:
    """The page number that the line at `position` holds, if it is one."""
    match = _PAGE_NUMBER.fullmatch(lines[position]) if lines and len(lines[position]) <= _LONGEST else None
    return int(match.group(1)) if match else None
