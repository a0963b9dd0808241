"""Numbers that a collection's headings leave out, found among headings of weaker forms."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from zongjie.articles.heading_forms import ArticleHeading
from zongjie.articles.lines import Line, length_of

WEAKER = ("stem", "sequence")
SHORTEST_PART = 20
"""Both parts of an article that a filled gap divides have at least this much text."""


def fill_gaps(
    lines: Sequence[Line], found: Sequence[ArticleHeading], candidates: Sequence[ArticleHeading]
) -> list[ArticleHeading]:
    """The headings `found`, with those of the numbers missing among them: 篇一, 总结（二）, 篇三.

    A heading of a weaker form fills a gap only if it is the only one of its form there, for 总结(1), 总结(2) below
    one heading are parts of its article. What comes after the last must be the next number.
    """
    weaker = [candidate for candidate in candidates if candidate.strength in WEAKER]
    if not weaker:
        return list(found)
    places = [candidate.line_index for candidate in weaker]
    filled: list[ArticleHeading] = []
    for before, after in zip([None, *found], [*found, None], strict=True):
        if before is not None:
            filled.append(before)
        low = before.number if before else 0
        high = after.number if after and (before is None or after.number > low) else low + 2
        first = bisect_right(places, before.line_index) if before else 0
        stop = bisect_left(places, after.line_index) if after else len(places)
        forms = Counter(candidate.form for candidate in weaker[first:stop])
        missing = [one for one in weaker[first:stop] if low < one.number < high and forms[one.form] == 1]
        filled += _filling(lines, before, after, missing)
    return filled


def _filling(
    lines: Sequence[Line],
    before: ArticleHeading | None,
    after: ArticleHeading | None,
    missing: Sequence[ArticleHeading],
) -> Iterator[ArticleHeading]:
    """Of the headings with numbers missing between two that were found, or at an end, those that fill the gap."""
    start = before.line_index + 1 if before else 0
    stop = after.line_index if after else len(lines)
    last = 0
    for candidate in missing:
        has_text = before is None or length_of(lines[start : candidate.line_index]) >= SHORTEST_PART
        if candidate.number > last and has_text and length_of(lines[candidate.line_index + 1 : stop]) >= SHORTEST_PART:
            last = candidate.number
            yield candidate
