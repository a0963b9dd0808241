"""Lines of a text with the places where their content starts and ends."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# what scraping and Markdown put before a paragraph: quote signs, heading signs, bullets
_PREFIX = re.compile(r"[>＞#*•·●◆■▲★☆➢\s]*(?:[-–][\s\u3000]+)?")


class Line(NamedTuple):
    """One line that is not blank, by code point offsets into its text.

    `start`..`end` is the line without white space at its edges; `bare_start` is where its words
    start, after quote signs, Markdown signs and bullets. `indent` counts the white space before
    `start`, and `follows_blank` tells whether a blank line (or the text's start) stands before it.
    """

    start: int
    end: int
    bare_start: int
    indent: int
    follows_blank: bool

    @property
    def has_prefix(self) -> bool:
        """Whether a quote sign, Markdown sign or bullet stands before the words."""
        return self.bare_start > self.start

    @property
    def length(self) -> int:
        """Characters from the first word to the end."""
        return self.end - self.bare_start


def read_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of text[start:end] that hold more than white space, in order."""
    stop = len(text) if end is None else end
    lines: list[Line] = []
    previous_end = start
    for match in _LINE.finditer(text, start, stop):
        written = match.group()
        content = written.strip()
        if not content:
            continue
        indent = len(written) - len(written.lstrip())
        line_start = match.start() + indent
        line_end = line_start + len(content)
        prefix = _PREFIX.match(text, line_start, line_end)
        bare_start = prefix.end() if prefix else line_start
        # a line of nothing but signs has no words to step over to
        bare_start = line_start if bare_start >= line_end else bare_start
        follows_blank = not lines or _count_breaks(text[previous_end : match.start()]) > 1
        lines.append(Line(line_start, line_end, bare_start, indent, follows_blank))
        previous_end = match.end()
    return lines


def _count_breaks(gap: str) -> int:
    """How many line ends stand in `gap`."""
    return len(_LINE_END.findall(gap))


def text_of(text: str, line: Line) -> str:
    """The line's words, without what stands before them."""
    return text[line.bare_start : line.end]
