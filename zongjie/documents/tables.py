"""Landing files in, the lake tables of the stage out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import polars as pl

from zongjie.documents.landing import LandingFile
from zongjie.documents.limits import ReadLimits
from zongjie.documents.reading import Document, Refused, read_whole
from zongjie.tables.documents import TABLES
from zongjie.tables.table import Frames
from zongjie.text.dates import is_over_by


def read_documents(files: Iterable[LandingFile], seen_at: datetime, limits: ReadLimits | None = None) -> Frames:
    """Read files into the frames `documents`, `document_text`, `quarantine` and `landing_files`.

    `seen_at` must know its time zone. Each file gives a row of landing_files and either a document
    with its text or a row of quarantine; a file of records gives these for each of its records.
    Nothing is raised for a single file.
    """
    limits = limits or ReadLimits()
    rows: dict[str, list[Mapping[str, Any]]] = {table.name: [] for table in TABLES}
    for file in files:
        for result in read_whole(file, limits):
            rows["landing_files"].append(_landing_row(result, file, seen_at))
            if isinstance(result, Refused):
                rows["quarantine"].append(_quarantine_row(result, seen_at))
            else:
                rows["documents"].append(document_row(result, seen_at))
                rows["document_text"].append({"document_id": result.document_id, "text": result.text})
    return {table.name: pl.DataFrame(rows[table.name], schema=dict(table.columns), orient="row") for table in TABLES}


def document_row(document: Document, seen_at: datetime) -> Mapping[str, Any]:
    """The row of the lake table `documents`; `seen_at` must know its time zone. A day to come is no date of a page."""
    published_on = document.stated.published_on
    return {
        "document_id": document.document_id,
        "content_sha256": document.content_sha256,
        "source_path": document.source_path,
        "byte_size": document.byte_size,
        "encoding": document.encoding,
        "encoding_evidence": document.encoding_evidence,
        "media_type": document.media_type,
        "character_count": len(document.text),
        "stated_title": document.stated.title,
        "stated_published_on": published_on if published_on and is_over_by(published_on, seen_at) else None,
        "stated_source_url": document.stated.source_url,
        "first_seen_at": seen_at,
    }


def _landing_row(result: Document | Refused, file: LandingFile, seen_at: datetime) -> Mapping[str, Any]:
    """The row of `landing_files` for a file, or for a record of one.

    Without its time a file counts as changed at the next run: so one is read again whose refusal may have passed.
    """
    is_passing = isinstance(result, Refused) and result.error.is_passing
    return {
        "source_path": result.source_path,
        "file_path": file.source_path,
        "document_id": result.document_id,
        "byte_size": file.byte_size,
        "modified_ns": 0 if is_passing else file.modified_ns,
        "state": "quarantined" if isinstance(result, Refused) else "document",
        "seen_at": seen_at,
    }


def _quarantine_row(refused: Refused, seen_at: datetime) -> Mapping[str, Any]:
    """The row of `quarantine` for a whole file or for a record."""
    return {
        "document_id": refused.document_id,
        "source_path": refused.source_path,
        "scope": refused.scope,
        "byte_size": refused.byte_size,
        "reason": refused.error.reason,
        "detail": refused.error.detail,
        "seen_at": seen_at,
    }
