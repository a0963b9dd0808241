"""Lines of a text with the places where their content starts and ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

# what scraping and Markdown put before a paragraph: quote signs, heading signs, bullets
_PREFIX = re.compile(r"[>＞#*•·●◆■▲★☆➢\s]*(?:[-–][\s\u3000]+)?")
_SIGNS = frozenset(">＞#*•·●◆■▲★☆➢-–")
"""With one of these a prefix begins."""


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
    lines: list[Line] = []
    position = start
    follows_blank = True
    for written in text[start:end].splitlines(keepends=True):
        content = written.strip()
        if content:
            indent = 0 if written[0] == content[0] else len(written) - len(written.lstrip())
            line_start = bare_start = position + indent
            line_end = line_start + len(content)
            if content[0] in _SIGNS:
                prefix = _PREFIX.match(text, line_start, line_end)
                # a line of nothing but signs has no words to step over to
                bare_start = prefix.end() if prefix and prefix.end() < line_end else line_start
            lines.append(Line(line_start, line_end, bare_start, indent, follows_blank))
        follows_blank = not content
        position += len(written)
    return lines


def text_of(text: str, line: Line) -> str:
    """The line's words, without what stands before them."""
    return text[line.bare_start : line.end]


def length_of(lines: Iterable[Line]) -> int:
    """Characters of some lines, line ends and edges aside."""
    return sum(line.length for line in lines)
