"""What stands at the head or foot of pages: numbers and running lines, part of the paper, not of the text."""

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
_LONGEST_RUNNING = 60
_LEAST_RUNNING_SHARE = 0.4
"""Left and right pages may have lines of their own."""
_DEEPEST = 3
"""So many lines at each edge of a page are looked at."""
_NUMBER = re.compile(r"[0-9]+")

Pages = list[list[str]]


def without_page_edges(pages: Sequence[Sequence[str]]) -> tuple[Pages, list[str]]:
    """The lines of pages without numbers and running lines at their edges, and what the running lines were."""
    result = [list(lines) for lines in pages]
    running: dict[str, None] = {}
    for _ in range(_DEEPEST):
        before = sum(map(len, result))
        result = without_page_numbers(result)
        for position in (0, -1):
            running |= dict.fromkeys(_take_running_lines(result, position))
        if sum(map(len, result)) == before:
            break
    return result, list(running)


def without_page_numbers(pages: Sequence[Sequence[str]]) -> Pages:
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


def _take_running_lines(pages: Pages, position: int) -> list[str]:
    """Delete the lines at `position` that many pages share, and return one of each.

    Alike are lines that are the same, or that differ only in a number that counts the pages up. A page keeps its
    last line in any case.
    """
    taken: list[str] = []
    for written in (_as_it_stands, _counted):
        shared: dict[str, list[int]] = {}
        for index, lines in enumerate(pages):
            if len(lines) > 1 and len(lines[position]) <= _LONGEST_RUNNING:
                shared.setdefault(written(lines[position], index), []).append(index)
        for indexes in shared.values():
            if len(indexes) < _FEWEST_PAGES or len(indexes) < _LEAST_RUNNING_SHARE * len(pages):
                continue
            taken.append(pages[indexes[0]][position])
            for index in indexes:
                del pages[index][position]
    return taken


def _as_it_stands(line: str, _: int) -> str:
    return line


def _counted(line: str, index: int) -> str:
    """The line with its last number as counted from that of the page."""
    numbers = list(_NUMBER.finditer(line))
    if not numbers:
        return line
    last = numbers[-1]
    return f"{line[: last.start()]}\0{int(last.group()) - index}\0{line[last.end() :]}"
