"""Putting the text of a page into lines: paragraphs, and table rows with tabs between the cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zongjie.documents.layout import LAYOUT_CELL_LENGTH

_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPACES = re.compile(r" {2,}")
_AROUND_TAB = re.compile(r" *\t *")
# a line end in the source between two wide characters is no space: CSS Text 3, segment break transformation
_WIDE = r"[\u2e80-\u303f\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
_BREAK_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE})[ \t]*[\n\r\f][ \t\n\r\f]*(?={_WIDE})")
# private to this module: marks between pieces; pages cannot hold them, control characters are removed from pieces
_LINE, _CELL, _ROW, _AS_IS = "\x01", "\x02", "\x03", "\x04"
_OWN_NUMBER = re.compile(
    r"\s*(?:[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）、.．](?![0-9])|[①-⑳⑴-⒛]|第[0-9一二三四五六七八九十]{1,3}[、条章节])"
)
_MARKS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


@dataclass
class LineBuilder:
    """Collects pieces of text and boundaries in the order of the page."""

    _pieces: list[str] = field(default_factory=list)
    _row_starts: list[int] = field(default_factory=list)
    _number: str = ""

    def start_item(self, number: str) -> None:
        """A list item begins; its number stands before its first text, unless that brings a number of its own.

        Sites often hide the numbers of lists by a style sheet, which is not read, and write others.
        """
        self._number = number

    def _write_number(self, text: str) -> None:
        if self._number and not text.isspace():
            if _OWN_NUMBER.match(text) is None:
                self._pieces.append(self._number)
            self._number = ""

    def text(self, text: str) -> None:
        """Add text; its white space collapses as in a browser."""
        text = _BREAK_BETWEEN_WIDE.sub("", _MARKS.sub("", text))
        self._write_number(text)
        self._pieces.append(_SPACE.sub(" ", text))

    def preformatted(self, text: str) -> None:
        """Add text whose lines stay as they are."""
        self._write_number(text)
        for number, line in enumerate(_MARKS.sub("", text).splitlines()):
            self._pieces += [_LINE, _AS_IS, line] if number else [_AS_IS, line]

    def end_line(self) -> None:
        """A paragraph, heading or other block begins or ends here."""
        if not self._pieces or self._pieces[-1] != _LINE:
            self._pieces.append(_LINE)

    def start_row(self) -> None:
        """A table row begins."""
        self.end_line()
        self._row_starts.append(len(self._pieces))

    def start_cell(self) -> None:
        """A cell of the row begins."""
        self._pieces.append(_CELL)

    def end_row(self) -> None:
        """The row ends: its cells become one line with tabs, unless the row only arranges the page."""
        start = self._row_starts.pop()
        self._pieces[start:] = _row(self._pieces[start:])

    def lines(self) -> str:
        """The text: one line each, without empty ones, every line with its end."""
        lines = (_tidy(line) for line in "".join(self._pieces).replace(_ROW, "").split(_LINE))
        return "".join(f"{line}\n" for line in lines if line.strip())


def _row(pieces: list[str]) -> list[str]:
    """The pieces of a row, with its marks turned into tabs or into line ends."""
    cells = "".join(pieces).split(_CELL)
    if _ROW in pieces or any(len(cell) > LAYOUT_CELL_LENGTH for cell in cells):
        return [_ROW, *(_LINE if piece == _CELL else piece for piece in pieces), _LINE]
    # the first part stands before the first cell, where only white space can be
    values = [" ".join(cell.replace(_LINE, " ").replace(_AS_IS, "").split()) for cell in cells[1:]]
    return [_ROW, "\t".join(values).rstrip("\t"), _LINE]


def _tidy(line: str) -> str:
    """A line without the spaces at its ends and around tabs; a preformatted one as it stands."""
    if line.startswith(_AS_IS):
        return line.replace(_AS_IS, "").rstrip()
    return _AROUND_TAB.sub("\t", _SPACES.sub(" ", line)).replace(_AS_IS, "").strip(" ")
