"""The theme of a section, from the words of its heading, then of its text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from zongjie.vocabulary import PhraseMatcher
from zongjie.vocabulary.themes import OTHER, themes

if TYPE_CHECKING:
    from zongjie.articles.outline import Section

FEWEST_MATCHES = 2
"""A text without a telling heading needs this many keywords of a theme."""


@cache
def theme_matcher() -> PhraseMatcher[str]:
    """Finds theme keywords; the entry is the theme's code."""
    return PhraseMatcher({keyword: row.code for row in themes() for keyword in row.keywords})


@dataclass(frozen=True, slots=True)
class ThemeMatches:
    """Where the keywords of a text stand (ascending offsets from `start`) and which theme each speaks of."""

    start: int
    positions: Sequence[int]
    codes: Sequence[str]

    def count(self, start: int, end: int) -> Counter[str]:
        """How many keywords of each theme stand in text[start:end]."""
        first = bisect_left(self.positions, start - self.start)
        return Counter(self.codes[first : bisect_left(self.positions, end - self.start, first)])


def find_themes(text: str, start: int, end: int) -> ThemeMatches:
    """All theme keywords of text[start:end], with offsets into `text`."""
    return ThemeMatches(start, *theme_matcher().places(text[start:end]))


def theme_of_heading(heading: str) -> str | None:
    """The theme that a heading names most often; None where it names none.

    Of several the first, or the one that it runs into: the head of 幼儿园骨干教师培训 is its last word.
    """
    codes = theme_matcher().entries(heading)
    if len(codes) <= 1:
        return codes[0] if codes else None
    counts = Counter(codes)
    most = max(counts.values())
    named, *others = (match for match in theme_matcher().find(heading) if counts[match.entry] == most)
    for match in others:
        if match.start > named.end:
            break
        named = match
    return named.entry


def assign_themes(sections: Sequence[Section], matches: ThemeMatches) -> list[str]:
    """A theme for each section of an outline, in its order.

    The heading decides; else the section's whole text, if one theme leads clearly; else the
    section above. The root goes by its text alone, for titles of collections name no theme.
    """
    assigned: list[str] = []
    for section in sections:
        theme = theme_of_heading(section.heading) if section.parent is not None else None
        theme = theme or _theme_of_text(matches.count(section.char_start, section.char_end))
        if theme is None:
            above = assigned[section.parent] if section.parent else OTHER
            theme = above
        assigned.append(theme)
    return assigned


def _theme_of_text(counts: Counter[str]) -> str | None:
    """The theme that has at least a third of the keywords, and more than one of them."""
    if not counts:
        return None
    count = max(counts.values())
    code = next(code for code, times in counts.items() if times == count)
    return code if count >= FEWEST_MATCHES and 3 * count >= counts.total() else None
