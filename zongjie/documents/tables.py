"""Landing files in, the lake tables of the stage out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import polars as pl

from zongjie.documents.landing import LandingFile, check_obstacle
from zongjie.documents.media_types import media_type_of
from zongjie.documents.reading import Document, ReadLimits, document_of, read_bytes
from zongjie.errors import UnreadableFileError
from zongjie.identifiers import identifier
from zongjie.tables.documents import TABLES
from zongjie.tables.table import Frames


def read_documents(files: Iterable[LandingFile], seen_at: datetime, limits: ReadLimits | None = None) -> Frames:
    """Read files into the frames `documents`, `document_text`, `quarantine` and `landing_files`.

    `seen_at` must know its time zone. Each file gives a row of landing_files and either a document
    with its text or a row of quarantine; nothing is raised for a single file.
    """
    rows: dict[str, list[Mapping[str, Any]]] = {table.name: [] for table in TABLES}
    for file in files:
        content: bytes | None = None
        try:
            check_obstacle(file)
            media_type = media_type_of(file.source_path)
            content = read_bytes(file.path, limits or ReadLimits())
            document = document_of(content, file.source_path, media_type)
        except UnreadableFileError as error:
            document_id = _quarantined_id(file.source_path, content)
            rows["quarantine"].append(_quarantine_row(document_id, file, error, seen_at))
            state = "quarantined"
        else:
            document_id = document.document_id
            rows["documents"].append(document_row(document, seen_at))
            rows["document_text"].append({"document_id": document_id, "text": document.text})
            state = "document"
        rows["landing_files"].append(
            {
                "source_path": file.source_path,
                "document_id": document_id,
                "byte_size": file.byte_size,
                "modified_ns": file.modified_ns,
                "state": state,
                "seen_at": seen_at,
            }
        )
    return {table.name: pl.DataFrame(rows[table.name], schema=dict(table.columns), orient="row") for table in TABLES}


def _quarantined_id(source_path: str, content: bytes | None) -> str:
    """The identifier of a file that is no document: from path and bytes, or from the path alone if it was not read."""
    return identifier("document", source_path) if content is None else identifier("document", source_path, content)


def document_row(document: Document, seen_at: datetime) -> Mapping[str, Any]:
    """The row of the lake table `documents`; `seen_at` must know its time zone."""
    return {
        "document_id": document.document_id,
        "content_sha256": document.content_sha256,
        "source_path": document.source_path,
        "byte_size": document.byte_size,
        "encoding": document.encoding,
        "encoding_evidence": document.encoding_evidence,
        "media_type": document.media_type,
        "character_count": len(document.text),
        "first_seen_at": seen_at,
    }


def _quarantine_row(
    document_id: str, file: LandingFile, error: UnreadableFileError, seen_at: datetime
) -> Mapping[str, Any]:
    """The row of `quarantine` for a whole file."""
    return {
        "document_id": document_id,
        "source_path": file.source_path,
        "scope": "file",
        "byte_size": file.byte_size,
        "reason": error.reason,
        "detail": error.detail,
        "seen_at": seen_at,
    }
