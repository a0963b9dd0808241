"""Numbers without a mark that head sections: 1 办学条件, 1办学条件, 一　办学条件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from zongjie.articles.lines import Line, length_of
from zongjie.articles.number_runs import runs_from_one
from zongjie.articles.section_markers import Marker, match_marker

MANY = 2
LONGEST_HEADING = 40
SHORTEST_TEXT = 6
"""So much text stands at least below a heading, or in the paragraph that the number opens."""
_FIRST = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾")
_SENTENCE = re.compile(r"[。；;！!]")
_CELLS = re.compile(r"\S[ \t\u3000]+\S")


def find_bare_markers(text: str, lines: Sequence[Line], markers: Sequence[Marker | None]) -> Mapping[int, Marker]:
    """The markers by the index of their line; `markers` are those that lines have that need no list.

    A number at the start of a line may be the row of a table or the rest of a wrapped sentence. It is a marker in a
    list of its form that is counted through from 1, where each number heads text: lines below it, or the sentences
    of its own paragraph.
    """
    found: list[tuple[int, Marker]] = []
    for index, line in enumerate(lines):
        if markers[index] is None and text[line.bare_start] in _FIRST:
            marker = match_marker(text, line.bare_start, line.end, needs_list=True)
            if marker is not None:
                found.append((index, marker))
    if len(found) < MANY:
        return {}
    listed: dict[int, Marker] = {}
    for kind in {marker.kind for _, marker in found}:
        listed.update(_lists_of(text, lines, [(index, marker) for index, marker in found if marker.kind == kind]))
    return listed


def _lists_of(text: str, lines: Sequence[Line], found: Sequence[tuple[int, Marker]]) -> Iterator[tuple[int, Marker]]:
    """The members of the lists of one kind."""
    following = dict(zip((index for index, _ in found), [*(index for index, _ in found[1:]), len(lines)], strict=True))
    places = {marker.start: index for index, marker in found}
    for run in runs_from_one([marker for _, marker in found], 1):
        heading = [_heads_text(text, lines, places[marker.start], following[places[marker.start]]) for marker in run]
        if len(run) >= MANY and all(heading):
            yield from ((places[marker.start], marker) for marker in run)


def _heads_text(text: str, lines: Sequence[Line], index: int, stop: int) -> bool:
    """Whether a numbered line is a heading with text below it, before the next number, or a paragraph of sentences."""
    line = lines[index]
    if _SENTENCE.search(text, line.bare_start, line.end):
        return line.length >= SHORTEST_TEXT
    marker = match_marker(text, line.bare_start, line.end, needs_list=True)
    if line.length > LONGEST_HEADING or marker is None or _CELLS.search(text, marker.end, line.end):
        return False
    below = lines[index + 1 : stop]
    return length_of(below) >= SHORTEST_TEXT and any(_SENTENCE.search(text, one.bare_start, one.end) for one in below)
