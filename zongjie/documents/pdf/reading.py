"""From the bytes of a PDF file to the text of its text layer."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from zongjie.documents.common_characters import LEAST_COMMON_SHARE, common_share
from zongjie.documents.extracted import Extracted
from zongjie.documents.limits import ReadLimits
from zongjie.documents.pdf.columns import Box, reading_order
from zongjie.documents.pdf.page_edges import without_page_edges
from zongjie.documents.refusals import refusal

MEDIA_TYPE = "application/pdf"
_HEAD = 1024
_SIGNATURE = b"%PDF-"
_LEAST_VISIBLE = 10
"""Fewer characters in all are a stamp on a scan, not a text layer."""

_PDFIUM = threading.Lock()
"""PDFium must not be called by two threads at once."""

_HYPHENS = re.compile("[\u0002\ufffe]\\s*")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
# fonts often name radicals where they show the ordinary characters that look the same
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in (*range(0x2F00, 0x2FD6), 0x2E9F, 0x2EF3)}


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page, and what there is to tell of it."""

    lines: list[str]
    is_broken: bool = False
    is_reordered: bool = False


def read_pdf(content: bytes, limits: ReadLimits) -> Extracted:
    """The text layer of a PDF file, line by line as on the pages, without their numbers and running lines.

    Pages that cannot be read or have no text are told in the evidence; the others are read. Raises
    UnreadableFileError with the reason binary, encrypted, damaged, too_many_pages, no_text_layer or garbled_text_layer.
    """
    if _SIGNATURE not in content[:_HEAD]:
        raise refusal("damaged", problem="no PDF header")
    with _PDFIUM:
        pages = list(_pages(content, limits))
    if all(page.is_broken for page in pages):
        raise refusal("damaged", problem="no page can be read")
    lines, running = without_page_edges([page.lines for page in pages])
    text = "".join(f"{line}\n" for page in lines for line in page)
    if len("".join(text.split())) < _LEAST_VISIBLE:
        raise refusal("no_text_layer")
    if common_share(text) < LEAST_COMMON_SHARE and not text.isascii():
        raise refusal("garbled_text_layer")
    return Extracted(text, "unicode", _evidence(pages, running), MEDIA_TYPE)


def _evidence(pages: Sequence[_Page], running: Sequence[str]) -> str:
    """What was read and what was left out."""
    told = [f"text layer of {len(pages)} pages"]
    for what, chosen in (
        ("could not be read", [page.is_broken for page in pages]),
        ("hold no text, perhaps scans", [not page.lines and not page.is_broken for page in pages]),
        ("were read column by column", [page.is_reordered for page in pages]),
    ):
        if any(chosen):
            told.append(f"pages {_numbers([index + 1 for index, is_chosen in enumerate(chosen) if is_chosen])} {what}")
    told += [f"running line left out: {line}" for line in running]
    return "; ".join(told)


def _numbers(numbers: Sequence[int]) -> str:
    """Numbers as ranges: 1-3, 7."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1] = [ranges[-1][0], number]
        else:
            ranges.append([number])
    return ", ".join("-".join(map(str, one)) for one in ranges)


def _pages(content: bytes, limits: ReadLimits) -> Iterator[_Page]:
    """Each page; one that PDFium cannot read is told."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise refusal("encrypted") from error
        raise refusal("damaged", problem="PDFium cannot open it") from error
    try:
        count = len(document)
        if count > limits.max_pages:
            raise refusal("too_many_pages", found=count, limit=limits.max_pages)
        left = limits.max_expanded_bytes
        for index in range(count):
            try:
                text, is_reordered = _page_text(document, index)
            except pypdfium2.PdfiumError:
                yield _Page([], is_broken=True)
                continue
            left -= len(text)
            if left < 0:
                raise refusal("expands_too_far", limit=limits.max_expanded_bytes // 1024 // 1024)
            yield _Page(_lines(text), is_reordered=is_reordered)
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, index: int) -> tuple[str, bool]:
    """The text of one page as PDFium puts it in order, or column by column; and which of the two."""
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            boxes = [Box(*text_page.get_rect(number)) for number in range(text_page.count_rects())]
            parts = reading_order(boxes, Box(*page.get_bbox()))
            if parts is None:
                return str(text_page.get_text_bounded()), False
            texts = (text_page.get_text_bounded(part.left, part.bottom, part.right, part.top) for part in parts)
            return "\n".join(map(str, texts)), True
        finally:
            text_page.close()
    finally:
        page.close()


def _lines(text: str) -> list[str]:
    """The lines of a page that hold anything, hyphens and radicals set right."""
    text = _CONTROLS.sub("", _HYPHENS.sub("-", text).translate(_RADICALS))
    return [stripped for line in text.splitlines() if (stripped := line.strip(" "))]
