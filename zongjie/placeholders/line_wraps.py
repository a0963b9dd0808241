"""Lines that were broken at a fixed width inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zongjie.placeholders.placeholder import Edit

_BREAK_INSIDE = re.compile(r"[ \r]*\n\s*")
# a line end is found fast if the pattern begins with it; blanks before it are stepped over afterwards
_BREAK = re.compile(r"\n(?<=[\u3400-\u9fff，,、；; \r]\n)(?=[\u3400-\u9fff“《‘（(，。；、\d])")
_GOES_ON = re.compile(r"[\u3400-\u9fff，,、；;]")
_MARKER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|第.{1,3}[章节篇]"
)
_SHORTEST_LINE = 18
_TOLERANCE = 3
_FEWEST = 3


def breaks_inside(text: str, sentences: Iterable[tuple[int, int]]) -> list[Edit]:
    """Edits that take out the line breaks of sentences that go on over them; between Latin words a blank stays."""
    edits: list[Edit] = []
    searched, line_end = 0, -1
    for start, end in sentences:
        if line_end < start or start < searched:  # the next line end may lie sentences ahead: it is looked for once
            line_end = text.find("\n", start)
            line_end = line_end if line_end >= 0 else len(text)
        searched = start
        if line_end < end:
            edits += [
                Edit(match.start(), match.end(), " " if _joins_words(text, match) else "")
                for match in _BREAK_INSIDE.finditer(text, start, end)
                if match.end() < end
            ]
    return edits


def _joins_words(text: str, match: re.Match[str]) -> bool:
    """Whether ASCII letters or digits stand on both sides of a break."""
    neighbours = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
    return all(one.isascii() and one.isalnum() for one in neighbours)


def line_wraps(text: str) -> list[Edit]:
    """Edits that take out line breaks inside sentences.

    A break counts where lines as long as this one are broken without a closing mark at least three
    times, for a heading also ends without a mark, but headings are not equally long. The next line
    must go on without indentation and without a list marker.
    """
    breaks = [(start, end, _line_length(text, start)) for start, end in _breaks(text)]
    breaks = [(start, end, length) for start, end, length in breaks if length >= _SHORTEST_LINE]
    if len(breaks) < _FEWEST:
        return []
    frequencies: dict[int, int] = {}
    for _, _, length in breaks:
        frequencies[length] = frequencies.get(length, 0) + 1
    return [
        Edit(start, end, "")
        for start, end, length in breaks
        if _near(frequencies, length) >= _FEWEST and not _MARKER.match(text, end)
    ]


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """Line ends, with the blanks before them, at which a sentence may go on."""
    for match in _BREAK.finditer(text):
        start = match.start()
        while start and text[start - 1] in " \r":
            start -= 1
        if start and _GOES_ON.match(text, start - 1):
            yield start, match.end()


def _line_length(text: str, end: int) -> int:
    """The length of the line that ends at `end`."""
    return end - (text.rfind("\n", 0, end) + 1)


def _near(frequencies: dict[int, int], length: int) -> int:
    """How many broken lines are about as long."""
    return sum(frequencies.get(other, 0) for other in range(length - _TOLERANCE, length + _TOLERANCE + 1))
