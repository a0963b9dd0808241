"""Collections whose articles are told apart by their title alone, which stands above each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zongjie.articles.chrome import is_page_number
from zongjie.articles.heading_forms import ArticleHeading
from zongjie.articles.lines import Line, length_of, text_of
from zongjie.articles.paragraphs import SPOKEN_RANK
from zongjie.articles.section_markers import match_marker

SHORTEST_ARTICLE = 100
LONGEST_HEAD = 200
"""So much may stand above the first title: a page's own title, its date, a teaser."""
MANY = 2
_LONGEST_SIGNATURE = 25
_YEAR = re.compile(r"[12][0-9xX*_＿]{3}|[二一][〇零○一二三四五六七八九]{3}|[0-9xX]{2}(?=年)")
_ENDS = re.compile(r"[。！？!?…”’」』）)】》□]$")
_PAGE_BREAK = re.compile(r"\x0c")


def find_repeated_titles(
    text: str, lines: Sequence[Line], candidates: Sequence[ArticleHeading]
) -> list[ArticleHeading]:
    """The lines with the title that stands above each article, counted through; years in it may differ.

    The first such title opens the text. Above the others an article has come to its end, and below each there is
    text whose lists, if it has any, start anew: the head of a printed page is repeated too, but there sections are
    counted on.
    """
    titles = [candidate for candidate in candidates if candidate.strength == "listed"]
    if len(titles) < MANY:
        return []
    stem = _YEAR.sub("", titles[0].title)
    same = [title for title in titles if _YEAR.sub("", title.title) == stem]
    stops = [*(title.line_index for title in same[1:]), len(lines)]
    bodies = [(title, lines[title.line_index + 1 : stop]) for title, stop in zip(same, stops, strict=True)]
    # of two title lines without text between the second is the article's, and one at the end is a link
    with_text = [(title, body) for title, body in bodies if length_of(body) >= SHORTEST_ARTICLE]
    if (
        len(with_text) < MANY
        or length_of(lines[: with_text[0][0].line_index]) > LONGEST_HEAD
        or not _have_own_outlines(text, [body for _, body in with_text])
        or not all(_is_after_end(text, lines, title.line_index) for title, _ in with_text[1:])
    ):
        return []
    return [replace(title, number=number) for number, (title, _) in enumerate(with_text, 1)]


def _first_numbers(text: str, lines: Sequence[Line]) -> dict[str, int]:
    """The first number of each kind of list marker in these lines."""
    first: dict[str, int] = {}
    for line in lines:
        marker = match_marker(text, line.bare_start, line.end)
        if marker is not None and marker.rank < SPOKEN_RANK:
            first.setdefault(marker.kind, marker.number)
    return first


def _have_own_outlines(text: str, bodies: Sequence[Sequence[Line]]) -> bool:
    """Whether every list in each of the bodies starts with its first number, or none has a list."""
    firsts = [_first_numbers(text, body) for body in bodies]
    return not any(firsts) or all(first and set(first.values()) == {1} for first in firsts)


def _is_after_end(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether the line before ends a text: with a sentence, or as a signature and date do. No page ends there."""
    before, line = lines[index - 1], lines[index]
    written = text_of(text, before)
    if _PAGE_BREAK.search(text, before.end, line.start) or is_page_number(written):
        return False
    return _ENDS.search(written) is not None or before.length <= _LONGEST_SIGNATURE
