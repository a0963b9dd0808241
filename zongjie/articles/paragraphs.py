"""Joining lines to paragraphs: a paragraph that was wrapped or torn by a page break is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from zongjie.articles.bare_markers import find_bare_markers
from zongjie.articles.chrome import is_page_number
from zongjie.articles.lines import Line
from zongjie.articles.section_markers import Marker, match_marker

SPOKEN_RANK = 7
"""Rank of the markers of spoken lists: 一是, 首先."""
LONGEST_HEADING = 60
"""A line with a marker and no sentence end is a heading up to this length, beyond it a wrapped line."""
LONGEST_BARE_HEADING = 30
SHORTEST_WRAPPED_LINE = 18
"""A line without a marker that is shorter than this was not wrapped: it is a heading or an entry."""
SMALLEST_WRAPPED_BLOCK = 3
_LONGEST_PAGE_NUMBER = 20
FULL_SHARE = 0.85
"""Lines of a wrapped block differ in length by less than this share."""
_ENDS_PARAGRAPH = re.compile(r"[。！？!?；;：:…□][”’」』）)】》\"＂]*$")
# a heading ends with none of these words; a short line, a name or 目的, may
_NEVER_ENDS = re.compile(r"[，,、（(“‘《]$|(?<=[^\r\n]{10})[的与及或并将把]$")
_SENTENCE_INSIDE = re.compile(r"[。！？；;]")
_ENTRY = re.compile(r"[^，。；、]{1,8}[：:]")
_DATE_LINE = re.compile(r"[\dxX_＿×○〇零一二三四五六七八九十]{2,4}\s?年.{0,12}[日号]?$")


class Paragraph(NamedTuple):
    """A paragraph text[start:end], the marker at its start, if any, and whether it is one line without a sentence."""

    start: int
    end: int
    bare_start: int
    marker: Marker | None
    line_count: int
    has_prefix: bool


def read_paragraphs(text: str, lines: Sequence[Line], has_heading_line: bool) -> list[Paragraph]:
    """Paragraphs of an article's lines, in order; a heading line of the article is one of its own."""
    widths = _wrap_widths(lines)
    indented = _is_indented(lines[1:] if has_heading_line else lines)
    markers = [match_marker(text, line.bare_start, line.end) for line in lines]
    bare_markers = find_bare_markers(text, lines, markers)
    paragraphs: list[Paragraph] = []
    for index, line in enumerate(lines):
        marker = markers[index] or bare_markers.get(index)
        # 一是 may stand at the start of a wrapped line, the marks of written lists may not
        may_continue = (marker is None or marker.rank == SPOKEN_RANK) and not line.has_prefix
        if (
            paragraphs
            and may_continue
            and not _ends_paragraph(text, lines[index - 1])
            # what stands between may be boilerplate; of that only a page number is crossed
            and _is_crossed(text[lines[index - 1].end : line.start])
            and not (has_heading_line and index == 1)
            and (
                _is_wrapped(lines[index - 1], line, widths[index])
                or _continues(text, lines[index - 1], line, paragraphs[-1], indented)
            )
        ):
            last = paragraphs[-1]
            paragraphs[-1] = Paragraph(
                last.start, line.end, last.bare_start, last.marker, last.line_count + 1, last.has_prefix
            )
        else:
            paragraphs.append(Paragraph(line.start, line.end, line.bare_start, marker, 1, line.has_prefix))
    return paragraphs


def _is_crossed(gap: str) -> bool:
    """Whether a sentence goes on over what stands between two lines: white space, or the number of a page."""
    written = gap.strip()
    return not written or (len(written) <= _LONGEST_PAGE_NUMBER and is_page_number(written))


def is_bare_line(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is one line that holds no sentence end at all."""
    return paragraph.line_count == 1 and not _SENTENCE_INSIDE.search(text, paragraph.bare_start, paragraph.end)


def _is_indented(lines: Sequence[Line]) -> bool:
    """Whether this article's paragraphs start with an indentation."""
    return sum(line.indent > 0 for line in lines) * 2 > len(lines)


def _wrap_widths(lines: Sequence[Line]) -> list[int]:
    """For each line the width at which its block was wrapped, 0 where it was not.

    A block is a run of lines without a blank line or an indentation between; one of several short
    lines was wrapped at the length of its longest.
    """
    widths: list[int] = []
    block: list[Line] = []
    for index, line in enumerate(lines):
        if block and (line.follows_blank or line.indent):
            widths += [_width(block)] * len(block)
            block = []
        block.append(line)
        if index + 1 == len(lines):
            widths += [_width(block)] * len(block)
    return widths


def _width(block: Sequence[Line]) -> int:
    """The width of a block that was wrapped, or 0."""
    longest = max(line.end - line.start for line in block)
    return (
        longest if len(block) >= SMALLEST_WRAPPED_BLOCK and SHORTEST_WRAPPED_LINE <= longest <= LONGEST_HEADING else 0
    )


def _is_wrapped(previous: Line, line: Line, width: int) -> bool:
    """Whether `previous`, which ends in mid-sentence, fills its block's width, so that `line` goes on with it."""
    if not width or line.follows_blank or line.indent:
        return False
    return previous.end - previous.start >= FULL_SHARE * width


def _ends_paragraph(text: str, line: Line) -> bool:
    """Whether a line ends with a mark that ends a sentence or an item."""
    # nearly all lines end with a full stop or with a word
    last = text[line.end - 1]
    return last == "。" or (
        not last.isalnum() and _ENDS_PARAGRAPH.search(text, max(line.end - 4, line.start), line.end) is not None
    )


def _continues(text: str, previous: Line, line: Line, paragraph: Paragraph, indented: bool) -> bool:
    """Whether `line` goes on with the sentence that `previous`, the end of `paragraph`, broke off."""
    return _breaks_off(text, previous, paragraph) and not _starts_anew(text, line, indented)


def _breaks_off(text: str, previous: Line, paragraph: Paragraph) -> bool:
    """Whether the paragraph, which ends without a mark, ends in the middle of a sentence, not as a heading does."""
    length = paragraph.end - paragraph.start
    return (
        paragraph.line_count > 1
        or length > LONGEST_HEADING
        or (paragraph.marker is None and length >= SHORTEST_WRAPPED_LINE)
        or _NEVER_ENDS.search(text, previous.end - 1, previous.end) is not None
        or _SENTENCE_INSIDE.search(text, paragraph.bare_start, paragraph.end) is not None
    )


def _starts_anew(text: str, line: Line, indented: bool) -> bool:
    """Whether a line starts a paragraph by its form: indented, an entry (组长：), a date."""
    is_entry = line.length <= LONGEST_BARE_HEADING and _ENTRY.match(text, line.bare_start, line.end) is not None
    is_date = _DATE_LINE.fullmatch(text, line.bare_start, line.end) is not None
    return (indented and line.indent > 0) or is_entry or is_date
