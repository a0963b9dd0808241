"""From the bytes of a PDF file to the text of its text layer."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from zongjie.documents.decoding import LEAST_COMMON_SHARE, common_share
from zongjie.documents.extracted import Extracted
from zongjie.documents.limits import ReadLimits
from zongjie.documents.pdf.page_numbers import without_page_numbers
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


def read_pdf(content: bytes, limits: ReadLimits) -> Extracted:
    """The text layer of a PDF file, line by line as on the pages, without page numbers.

    Raises UnreadableFileError with the reason binary, encrypted, damaged, too_many_pages,
    no_text_layer or garbled_text_layer.
    """
    if _SIGNATURE not in content[:_HEAD]:
        raise refusal("damaged", problem="no PDF header")
    with _PDFIUM:
        pages = list(_pages(content, limits))
    lines = without_page_numbers(pages)
    text = "".join(f"{line}\n" for page in lines for line in page)
    if len("".join(text.split())) < _LEAST_VISIBLE:
        raise refusal("no_text_layer")
    if common_share(text) < LEAST_COMMON_SHARE and not text.isascii():
        raise refusal("garbled_text_layer")
    return Extracted(text, "unicode", f"text layer of {len(pages)} pages", MEDIA_TYPE)


def _pages(content: bytes, limits: ReadLimits) -> Iterator[list[str]]:
    """The lines of each page."""
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
            text = _page_text(document, index)
            left -= len(text)
            if left < 0:
                raise refusal("expands_too_far", limit=limits.max_expanded_bytes // 1024 // 1024)
            yield _lines(text)
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    """The text of one page as PDFium puts it in order."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise refusal("damaged", problem=f"page {index + 1}") from error
    try:
        text_page = page.get_textpage()
        try:
            return str(text_page.get_text_bounded())
        finally:
            text_page.close()
    except pypdfium2.PdfiumError as error:
        raise refusal("damaged", problem=f"page {index + 1}") from error
    finally:
        page.close()


def _lines(text: str) -> list[str]:
    """The lines of a page that hold anything, hyphens and radicals set right."""
    text = _CONTROLS.sub("", _HYPHENS.sub("-", text).translate(_RADICALS))
    return [stripped for line in text.splitlines() if (stripped := line.strip(" "))]
