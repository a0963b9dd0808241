"""The readers by the form of a file."""

from __future__ import annotations

from zongjie.documents.docx import read_docx
from zongjie.documents.extracted import Extracted
from zongjie.documents.html import looks_like_html, read_page
from zongjie.documents.limits import ReadLimits
from zongjie.documents.media_types import MediaType
from zongjie.documents.pdf import read_pdf
from zongjie.documents.plain_text import read_plain_text
from zongjie.documents.records import Record, read_records
from zongjie.documents.refusals import refusal
from zongjie.errors import UnreadableFileError

RECORD_FORMS = frozenset({"jsonl", "parquet"})


def read_form(content: bytes, kind: MediaType, limits: ReadLimits) -> Extracted:
    """The text of a file that is one document. Raises UnreadableFileError."""
    try:
        return _read(content, kind, limits)
    except UnreadableFileError:
        raise
    except Exception as error:
        raise _failure(error) from error


def _read(content: bytes, kind: MediaType, limits: ReadLimits) -> Extracted:
    """The text of a file by the form of its kind."""
    match kind.form:
        case "docx":
            return read_docx(content, limits)
        case "pdf":
            return read_pdf(content, limits)
        case "html":
            return read_page(content, limits)
        case "text":
            # sites save pages under any name
            return read_page(content, limits) if looks_like_html(content) else read_plain_text(content, kind.media_type)
        case _:
            raise refusal("records_here", found=kind.media_type)


def read_record_form(content: bytes, kind: MediaType, limits: ReadLimits) -> list[Record]:
    """The records of a file that holds several documents. Raises UnreadableFileError."""
    try:
        return read_records(content, kind.form, limits)
    except UnreadableFileError:
        raise
    except Exception as error:
        raise _failure(error) from error


def _failure(error: Exception) -> UnreadableFileError:
    """A fault of a library that a file brought out: that file is refused and the rest is read."""
    if isinstance(error, MemoryError):
        return refusal("out_of_memory")
    return refusal("unexpected_failure", problem=f"{type(error).__name__}: {error}"[:200])
