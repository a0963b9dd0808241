"""Headings that other text stands beside, because a scraper lost the line ends around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from zongjie.articles.heading_forms import ArticleHeading, heading_forms
from zongjie.articles.lines import Line
from zongjie.articles.number_runs import run_from_first, runs_from_one
from zongjie.articles.numbering import NUMBER, parse_number

SHORTEST_ARTICLE = 60
"""A heading in a line counts only between so much text: 第一篇：..., 第二篇：... may list papers."""
MANY = 2
STEM = "glued_stem"
_LONGEST_BEFORE = 80
_LONGEST_BEHIND = 100
_SENTENCE = re.compile(r"[。！？!?；;]")
_AFTER_SENTENCE = re.compile(r"[。！？!?；;…”』」】）)]\s*")
_AFTER_SPACE = re.compile(r"\s+(?=\S)")
_LISTED = re.compile(r"(?:[做写抓念唱谱]|发表|撰写|书写|获奖|选送|征集|刊登|交流)[^。！\n]{0,20}篇")
"""做好三篇文章, 发表论文三篇: what is listed then are no articles of a collection."""
_NUMBER_BEHIND = re.compile(rf"目?\s?[（(【]?{NUMBER}")
_NUMBER_BEFORE = re.compile(rf"[【\[〖]?(?:第\s?(?:{NUMBER}\s?)?)?$")


class _Place(NamedTuple):
    """A heading text[start:end] with its number.

    `line_index` is that of the line which it shares with other text, None for a heading alone in its line; `series`
    is what is numbered: the stem of 总结（二）, and nothing for the forms that say themselves that an article starts.
    """

    start: int
    end: int
    number: int
    line_index: int | None
    series: str


def cut_at_glued_headings(
    text: str, lines: Sequence[Line], candidates: Sequence[ArticleHeading]
) -> Sequence[Line] | None:
    """The lines, with those headings on lines of their own that stand beside other text in one; None without any.

    A heading is cut out only where its number continues those of the others, which are `candidates`, or, where there
    are none, where several such headings are counted from 1.
    """
    by_line = {heading.line_index: heading for heading in candidates}
    glued = list(_glued_places(text, lines, by_line))
    if not glued:
        return None
    shared = {place.line_index for place in glued}
    alone = [
        _Place(lines[heading.line_index].start, lines[heading.line_index].end, heading.number, None, series)
        for heading in candidates
        if heading.strength in ("explicit", "stem") and heading.line_index not in shared
        for series in ("" if heading.strength == "explicit" else heading.title,)
    ]
    cut = [place for series in {place.series for place in glued} for place in _fitting(text, series, alone, glued)]
    return _cut(text, lines, cut) if cut else None


def _fitting(text: str, series: str, alone: Sequence[_Place], glued: Sequence[_Place]) -> Iterator[_Place]:
    """Those of the glued headings of a series that its numbers ask for."""
    own = [place for place in alone if place.series == series]
    numbers = {place.number for place in own}
    ordered = sorted([*own, *(place for place in glued if place.series == series and place.number not in numbers)])
    for run in runs_from_one(ordered) or [run_from_first(ordered, 1)] if ordered else []:
        if len(run) >= MANY and not _LISTED.search(text, max(run[0].start - _LONGEST_BEFORE, 0), run[0].start):
            yield from _with_text(run, len(text))


def _glued_places(text: str, lines: Sequence[Line], headings: Mapping[int, ArticleHeading]) -> Iterator[_Place]:
    """Headings in lines that hold more than a heading; `headings` are the lines that are headings."""
    starts: list[int] = []
    reached = 0
    for position in _marks(text, headings.values()):
        starts = starts or [line.start for line in lines]
        index = bisect_right(starts, position) - 1
        if index < 0 or position >= lines[index].end or position < reached:
            continue
        if index in headings and not _SENTENCE.search(headings[index].title):
            continue
        place = _place(text, lines[index], position, index)
        if place is not None:
            reached = place.end
            yield place


def _marks(text: str, headings: Iterable[ArticleHeading]) -> list[int]:
    """Where a word with a number beside it stands that headings number, or the stem that lines of their own number."""
    stems = {heading.title for heading in headings if heading.strength == "stem" and heading.title}
    found: list[int] = []
    for held in (*_held(), *sorted(stems)):
        position = text.find(held)
        while position >= 0:
            end = position + len(held)
            if _NUMBER_BEHIND.match(text, end) or "第" in text[max(position - 6, 0) : position]:
                found.append(position)
            position = text.find(held, end)
    return sorted(found)


@cache
def _held() -> tuple[str, ...]:
    """The words that forms of headings number; of stems only those are looked for that a line of its own has."""
    glued = (form for form, _ in heading_forms() if form.strength == "glued" and form.form != STEM)
    return tuple(dict.fromkeys(held for form in glued for held in form.holds))


def _place(text: str, line: Line, position: int, index: int) -> _Place | None:
    """The heading around a mark at `position`."""
    window = max(position - _LONGEST_BEFORE, line.bare_start)
    written = text[window : min(position + _LONGEST_BEHIND, line.end)]
    mark = position - window
    starts = [*([0] if window == line.bare_start else []), *_starts(written, mark)]
    for form, pattern in _glued_forms():
        for start in starts:
            match = pattern.match(written, start)
            number = parse_number(match["number"]) if match and start <= mark < match.end() else None
            if match and number is not None:
                series = match["title"] if form == STEM else ""
                return _Place(window + start, window + match.end(), number, index, series)
    return None


@cache
def _glued_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of headings within a line."""
    return tuple((form.form, pattern) for form, pattern in heading_forms() if form.strength == "glued")


def _starts(written: str, mark: int) -> list[int]:
    """Where a heading may start whose mark stands at `mark`: behind a sentence, behind a blank, with the mark."""
    before = _NUMBER_BEFORE.search(written, max(mark - 9, 0), mark)
    own = before.start() if before else mark
    sentence = [match.end() for match in _AFTER_SENTENCE.finditer(written, 0, own)]
    space = [match.end() for match in _AFTER_SPACE.finditer(written, 0, own)]
    return list(dict.fromkeys([*sentence[-1:], *space[-1:], own]))


def _with_text(run: Sequence[_Place], end: int) -> Iterator[_Place]:
    """Those headings of a run that are to be cut out: each between enough text."""
    for place, following in pairwise([*run, None]):
        if place is not None and place.line_index is not None:
            stop = following.start if following else end
            if stop - place.end >= SHORTEST_ARTICLE:
                yield place


def _cut(text: str, lines: Sequence[Line], places: Sequence[_Place]) -> list[Line]:
    """The lines, those with a place cut before and behind it."""
    by_line: dict[int, list[_Place]] = {}
    for place in places:
        if place.line_index is not None:
            by_line.setdefault(place.line_index, []).append(place)
    cut: list[Line] = []
    for index, line in enumerate(lines):
        if index not in by_line:
            cut.append(line)
            continue
        bounds = sorted({line.start, line.end, *(b for place in by_line[index] for b in (place.start, place.end))})
        # what Markdown and quoting put before a heading that begins the line belongs to it
        bounds = [bound for bound in bounds if not line.start < bound <= line.bare_start]
        cut += [part for part in (_part(text, line, start, end) for start, end in pairwise(bounds)) if part]
    return cut


def _part(text: str, line: Line, start: int, end: int) -> Line | None:
    """The part text[start:end] of a line, without white space at its edges."""
    content = text[start:end]
    bare = content.strip()
    if not bare:
        return None
    indent = len(content) - len(content.lstrip())
    first = start + indent
    is_first = start == line.start
    return Line(
        first,
        first + len(bare),
        line.bare_start if is_first else first,
        line.indent if is_first else indent,
        line.follows_blank if is_first else False,
    )
