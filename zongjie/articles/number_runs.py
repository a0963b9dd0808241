"""Sequences among numbered headings: which of them count 1, 2, 3 ... through."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol, TypeVar


class Numbered(Protocol):
    """Whatever has a number."""

    @property
    def number(self) -> int:
        """The number as counted by the text."""
        ...


Item = TypeVar("Item", bound=Numbered)


def runs_from_one(items: Sequence[Item], largest_step: int | None = None) -> list[list[Item]]:
    """A run for each item with the number 1, up to the next such item; none where nothing has that number.

    `largest_step`: by how much a number may exceed the one before; None leaves open how many are missing.
    """
    starts = [index for index, item in enumerate(items) if item.number == 1]
    bounds = pairwise([*starts, len(items)])
    return [run_from_first(items[start:stop], largest_step) for start, stop in bounds]


def run_from_first(items: Sequence[Item], largest_step: int | None = None) -> list[Item]:
    """The run of rising numbers that begins with the first item.

    Without `largest_step` it is the longest there is, so that a stray 9 between 2 and 3 does not end it; of two
    items with one number the first counts.
    """
    if largest_step is None:
        return _longest_rising(items)
    run = [items[0]]
    for item in items[1:]:
        if 1 <= item.number - run[-1].number <= largest_step:
            run.append(item)
    return run


def _longest_rising(items: Sequence[Item]) -> list[Item]:
    """The longest rising subsequence that begins with the first item (Fredman 1975, patience sorting)."""
    last_numbers = [items[0].number]
    last_places = [0]
    before: dict[int, int] = {}
    for place, item in enumerate(items[1:], 1):
        length = bisect_left(last_numbers, item.number)
        if length == 0 or (length < len(last_numbers) and last_numbers[length] == item.number):
            continue
        before[place] = last_places[length - 1]
        last_numbers[length : length + 1] = [item.number]
        last_places[length : length + 1] = [place]
    run = [last_places[-1]]
    while run[-1] in before:
        run.append(before[run[-1]])
    return [items[place] for place in reversed(run)]


def has_gap(numbers: Sequence[int | None]) -> bool:
    """Whether a number is missing among these; one that does not rise starts a new list, None is the next."""
    last = 0
    for number in numbers:
        start = 0 if number is not None and number <= last else last
        last = start + 1 if number is None else number
        if last - start > 1:
            return True
    return False
