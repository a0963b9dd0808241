"""From the bytes of a Word document to its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from zongjie.documents.docx.list_numbers import Numbering
from zongjie.documents.docx.numbering_parts import read_numbering, whole_number
from zongjie.documents.docx.package import Package
from zongjie.documents.extracted import Extracted
from zongjie.documents.layout import LAYOUT_CELL_LENGTH
from zongjie.documents.limits import ReadLimits
from zongjie.documents.refusals import refusal

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SKIPPED = frozenset(
    {"w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:rt", "w:sdtPr", "Fallback"}
)
"""Deleted and moved text, former properties, and what only older programs show."""
_CHARACTERS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
NOTES = ("footnote", "endnote")
_NOTE_LABEL = "注："
_PAGE_MARGINS = re.compile(r"(?:header|footer)[0-9]*\.xml")
_NO = frozenset({"0", "false", "off"})


def read_docx(content: bytes, limits: ReadLimits) -> Extracted:
    """The text of a Word document: a line for each paragraph, table rows with tabs between the cells.

    Insertions are accepted, deletions left out; numbers that Word counts itself are written out. A
    footnote is a line behind its paragraph or table row, endnotes are the last lines. Heads and feet of
    pages are no text, how much stands there is told; comments are not read. Raises UnreadableFileError
    with the reason encrypted, binary, damaged, expands_too_far, forbidden_declaration or no_text.
    """
    package = Package(content, limits)
    numbering = read_numbering(package)
    reader = _TextReader(numbering, {kind: read_notes(package, kind) for kind in NOTES})
    package.parse(package.document, reader)
    text = "".join(f"{line}\n" for line in (*reader.lines, *reader.endnotes))
    if not text.strip():
        raise refusal("no_visible_text")
    left_out = sum(_visible(package, part) for part in package.matching(_PAGE_MARGINS))
    told = f"; heads and feet of pages left out, {left_out} characters" if left_out else ""
    return Extracted(text, "utf-8", f"XML of the Word document, {package.document}{told}", MEDIA_TYPE)


def read_notes(package: Package, kind: str) -> dict[str, list[str]]:
    """The lines of each note of a kind by its identifier; none where the document has no such part."""
    part = package.beside(f"{kind}s.xml")
    if part is None:
        return {}
    reader = _NoteReader(kind)
    package.parse(part, reader)
    return reader.notes


def _visible(package: Package, part: str) -> int:
    """How many characters, numbers of pages aside, the head or foot of pages in a part shows."""
    reader = _TextReader(Numbering(), {})
    package.parse(part, reader)
    return sum(not (character.isspace() or character.isdigit()) for line in reader.lines for character in line)


@dataclass
class _Paragraph:
    """A paragraph that is being read; `after` holds the lines of text boxes that are anchored in it."""

    parts: list[str] = field(default_factory=list)
    is_joined: bool = False
    instance: str | None = None
    level: int | None = None
    style: str | None = None
    after: list[str] = field(default_factory=list)


@dataclass
class _Row:
    """A table row that is being read: the lines of its finished cells, and those of the open one."""

    cells: list[list[str]] = field(default_factory=list)
    has_table: bool = False


class _TextReader:
    """Handler of the document part; `lines` and `endnotes` are the text when it is done."""

    def __init__(self, numbering: Numbering, notes: Mapping[str, Mapping[str, list[str]]]) -> None:
        self.lines: list[str] = []
        self.endnotes: list[str] = []
        self._footnotes: list[str] = []
        self._notes = notes
        self._joined: list[str] = []
        self._in_properties = False
        self._numbering = numbering
        self._targets: list[list[str]] = [self.lines]
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[_Row] = []
        self._skipping = 0
        self._in_text = self._in_run = self._is_hidden = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipping or name in _SKIPPED:
            if name == "w:del" and self._in_properties and self._paragraphs and not self._skipping:
                # the end of the paragraph is what was deleted: the next one goes on in it
                self._paragraphs[-1].is_joined = True
            self._skipping += 1
            return
        match name:
            case "w:t" | "t":
                self._in_text = True
            case "w:r":
                self._in_run, self._is_hidden = True, False
            case "w:p":
                self._paragraphs.append(_Paragraph(self._joined))
                self._joined = []
                # a text box stands inside a run; what follows up to the next run are properties
                self._in_run = self._is_hidden = False
            case "w:tr":
                self._start_row()
            case "w:tc" if self._rows:
                cell: list[str] = []
                self._rows[-1].cells.append(cell)
                self._targets.append(cell)
            case _:
                self._inside_paragraph(name, attributes)

    def _inside_paragraph(self, name: str, attributes: Mapping[str, str]) -> None:
        """Properties of the open paragraph, and characters that have elements of their own."""
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        value = attributes.get("w:val")
        match name:
            case "w:numId":
                paragraph.instance = value
            case "w:ilvl":
                paragraph.level = whole_number(value)
            case "w:pStyle":
                paragraph.style = value
            case "w:vanish" if self._in_run:
                self._is_hidden = value not in _NO
            case "w:pPr":
                self._in_properties = True
            case "w:footnoteReference" | "w:endnoteReference":
                self._note(name.removeprefix("w:").removesuffix("Reference"), attributes.get("w:id", ""))
            case "w:txbxContent":
                self._targets.append(paragraph.after)
            case _ if name in _CHARACTERS and self._in_run and not self._is_hidden:
                paragraph.parts.append(_CHARACTERS[name])
            case _:
                pass

    def _note(self, kind: str, identifier: str) -> None:
        """A note is referred to: keep its lines for behind the paragraph, or for the end of the text."""
        lines = [line for line in self._notes.get(kind, {}).get(identifier, []) if line.strip()]
        if lines:
            lines[0] = f"{_NOTE_LABEL}{lines[0].lstrip()}"
        (self._footnotes if kind == "footnote" else self.endnotes).extend(lines)

    def _start_row(self) -> None:
        if self._rows:
            self._rows[-1].has_table = True
        self._rows.append(_Row())

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        match name:
            case "w:t" | "t":
                self._in_text = False
            case "w:r":
                self._in_run = False
            case "w:pPr":
                self._in_properties = False
            case "w:p":
                self._end_paragraph(self._paragraphs.pop())
            case "w:txbxContent" if self._paragraphs:
                self._targets.pop()
            case "w:tc" if self._rows:
                self._targets.pop()
            case "w:tr":
                self._targets[-1] += _row_lines(self._rows.pop())
                self._write_footnotes()
            case _:
                pass

    def characters(self, text: str) -> None:
        if self._in_text and self._paragraphs and not self._skipping and not self._is_hidden:
            self._paragraphs[-1].parts.append(text)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        """Write the lines of a paragraph; empty paragraphs stay empty lines outside of tables."""
        if paragraph.is_joined and not paragraph.after:
            self._joined = paragraph.parts
            return
        number = self._numbering.number_of(paragraph.instance, paragraph.level, paragraph.style)
        text = "".join(paragraph.parts)
        target = self._targets[-1]
        if text.strip():
            target += f"{number}{text}".split("\n")
        elif len(self._targets) == 1:
            target.append("")
        target += paragraph.after
        self._write_footnotes()

    def _write_footnotes(self) -> None:
        """Write the notes that are waiting, unless the row of a table is still open."""
        if not self._rows:
            self._targets[-1] += self._footnotes
            self._footnotes = []


class _NoteReader(_TextReader):
    """Handler of the notes of a kind."""

    def __init__(self, kind: str) -> None:
        super().__init__(Numbering(), {})
        self.notes: dict[str, list[str]] = {}
        self._kind = f"w:{kind}"
        self._note_id: str | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A note begins, or something in it; the lines that separate notes from the text are none."""
        if name == self._kind:
            self._note_id = None if attributes.get("w:type", "normal") != "normal" else attributes.get("w:id", "")
            self.lines.clear()
        super().start(name, attributes)

    def end(self, name: str) -> None:
        """A note ends, or something in it."""
        super().end(name)
        if name == self._kind and self._note_id is not None:
            self.notes[self._note_id] = list(self.lines)


def _row_lines(row: _Row) -> list[str]:
    """One line with tabs, or the lines of each cell where the row only arranges the page."""
    if row.has_table or any(sum(map(len, cell)) > LAYOUT_CELL_LENGTH for cell in row.cells):
        return [line for cell in row.cells for line in cell]
    line = "\t".join(" ".join(" ".join(cell).split()) for cell in row.cells).rstrip("\t")
    return [line] if line.strip() else []
