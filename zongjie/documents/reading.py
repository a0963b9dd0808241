"""Reading one file into the documents it holds, or saying why that cannot be."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from zongjie.documents.extracted import Extracted, StatedFacts
from zongjie.documents.forms import RECORD_FORMS, read_form, read_record_form
from zongjie.documents.landing import LandingFile, check_obstacle
from zongjie.documents.limits import MEGABYTE, ReadLimits
from zongjie.documents.media_types import (
    HEAD_BYTES,
    MediaType,
    check_signature,
    media_type_of,
    refusal_by_content,
)
from zongjie.documents.plain_text import check_text
from zongjie.documents.refusals import refusal
from zongjie.errors import UnreadableFileError
from zongjie.identifiers import identifier

RECORD_SEPARATOR = "#"
"""Stands in a source path between the file and the record."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read: a whole file, or a record of one."""

    document_id: str
    source_path: str
    content_sha256: str
    byte_size: int
    encoding: str
    encoding_evidence: str
    media_type: str
    text: str
    stated: StatedFacts = field(default_factory=StatedFacts)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or record that cannot be a document, with the reason and what to do."""

    document_id: str
    source_path: str
    scope: str
    byte_size: int
    error: UnreadableFileError


def read_file(path: Path, source_path: str, limits: ReadLimits | None = None) -> Document:
    """Read one file that holds one document.

    In a text file text and newlines stay as they are, only a byte order mark goes; of other forms
    the text is what their reader extracts. Raises UnreadableFileError, whose reason is one of
    `quarantine_reasons.csv`; a file of records is refused as unsupported_media_type here.
    """
    limits = limits or ReadLimits()
    kind = media_type_of(source_path)
    if kind.form in RECORD_FORMS:
        raise refusal("records_here", found=kind.media_type)
    return document_of(read_bytes(path, limits), source_path, kind, limits)


def read_whole(file: LandingFile, limits: ReadLimits) -> list[Document | Refused]:
    """Every document of a file, and every part of it that is refused; at least one of either. Nothing is raised."""
    source_path = file.source_path
    content: bytes | None = None
    try:
        check_obstacle(file)
        kind = _readable_kind(file)
        content = read_bytes(file.path, limits)
        if kind.form in RECORD_FORMS:
            return _documents_of_records(content, source_path, kind, limits)
        return [document_of(content, source_path, kind, limits)]
    except UnreadableFileError as error:
        # a file that was not read is identified by its path alone
        parts = () if content is None else (content,)
        return [Refused(identifier("document", source_path, *parts), source_path, "file", file.byte_size, error)]


def _readable_kind(file: LandingFile) -> MediaType:
    """The kind that the name promises. Raises UnreadableFileError, which tells what a file that is not read holds."""
    try:
        return media_type_of(file.source_path)
    except UnreadableFileError as error:
        try:
            head = _head(file.path)
        except OSError:
            # the name says enough
            raise error from None
        raise refusal_by_content(file.source_path, head) or error from None


def document_of(content: bytes, source_path: str, kind: MediaType, limits: ReadLimits) -> Document:
    """The document that the bytes of a file make. Raises UnreadableFileError as `read_file` does."""
    _check_bytes(content, kind)
    return _document(read_form(content, kind, limits), content, source_path, limits)


def _documents_of_records(
    content: bytes, source_path: str, kind: MediaType, limits: ReadLimits
) -> list[Document | Refused]:
    """A document for each record, or the refusal of that record. Raises where no record can be read."""
    _check_bytes(content, kind)
    results: list[Document | Refused] = []
    for record in read_record_form(content, kind, limits):
        path = f"{source_path}{RECORD_SEPARATOR}{record.name}"
        try:
            if isinstance(record.found, UnreadableFileError):
                raise record.found
            results.append(_document(record.found, record.content, path, limits))
        except UnreadableFileError as error:
            document_id = identifier("document", path, record.content)
            results.append(Refused(document_id, path, "part", len(record.content), error))
    return results


def _check_bytes(content: bytes, kind: MediaType) -> None:
    """Raise UnreadableFileError for bytes that no reader needs to see."""
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise refusal("empty_file")
    check_signature(content, kind)


def _document(extracted: Extracted, content: bytes, source_path: str, limits: ReadLimits) -> Document:
    """The document of a text that was extracted from these bytes."""
    check_text(extracted.text, limits)
    return Document(
        document_id=identifier("document", source_path, content),
        source_path=source_path,
        content_sha256=hashlib.sha256(content).hexdigest(),
        byte_size=len(content),
        encoding=extracted.encoding,
        encoding_evidence=extracted.evidence,
        media_type=extracted.media_type,
        text=extracted.text,
        stated=extracted.stated,
    )


def read_bytes(path: Path, limits: ReadLimits) -> bytes:
    """The bytes of a regular file. Raises UnreadableFileError (see `read_file`)."""
    try:
        # a named pipe must not make us wait
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - it is a descriptor
            before = os.fstat(descriptor)
            _check_status(before, limits)
            # one byte more than allowed shows a file that grows
            content = file.read(limits.max_bytes + 1)
    except IsADirectoryError as error:
        raise refusal("not_a_file") from error
    except OSError as error:
        raise refusal("refused_by_system", problem=error.strerror) from error
    try:
        after = path.stat()
    except OSError as error:
        # it could be read, and now it is gone or out of reach
        raise refusal("changed_while_reading") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != before.st_size:
        raise refusal("changed_while_reading")
    return content


def _head(path: Path) -> bytes:
    """The first bytes of a file."""
    # a named pipe must not make us wait
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "rb") as file:  # noqa: PTH123 - it is a descriptor
        return file.read(HEAD_BYTES)


def _check_status(status: os.stat_result, limits: ReadLimits) -> None:
    """Raise UnreadableFileError for what is no file or too large."""
    if not stat.S_ISREG(status.st_mode):
        raise refusal("not_a_file")
    if status.st_size > limits.max_bytes:
        raise refusal("too_large", limit=f"{limits.max_bytes / MEGABYTE:g}")
