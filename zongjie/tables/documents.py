"""Tables of the stage `documents`: files as they arrived."""

import polars as pl

from zongjie.tables.table import Table

DOCUMENTS = Table(
    name="documents",
    columns={
        "document_id": pl.String,
        "content_sha256": pl.String,
        "source_path": pl.String,
        "byte_size": pl.Int64,
        "encoding": pl.String,
        "encoding_evidence": pl.String,
        "media_type": pl.String,
        "character_count": pl.Int64,
        "stated_title": pl.String,
        "stated_published_on": pl.Date,
        "stated_source_url": pl.String,
        "first_seen_at": pl.Datetime("us", "UTC"),
    },
    key=("document_id",),
    nullable=frozenset({"stated_title", "stated_published_on", "stated_source_url"}),
)

DOCUMENT_TEXT = Table(
    name="document_text",
    columns={"document_id": pl.String, "text": pl.String},
    key=("document_id",),
)

QUARANTINE = Table(
    name="quarantine",
    columns={
        "document_id": pl.String,
        "source_path": pl.String,
        "scope": pl.String,
        "byte_size": pl.Int64,
        "reason": pl.String,
        "detail": pl.String,
        "seen_at": pl.Datetime("us", "UTC"),
    },
    key=("document_id", "reason"),
    values={"scope": ("file", "part")},
)

LANDING_FILES = Table(
    name="landing_files",
    columns={
        "source_path": pl.String,
        "file_path": pl.String,
        "document_id": pl.String,
        "byte_size": pl.Int64,
        "modified_ns": pl.Int64,
        "state": pl.String,
        "seen_at": pl.Datetime("us", "UTC"),
    },
    key=("source_path",),
    values={"state": ("document", "quarantined", "deleted")},
)

TABLES = (DOCUMENTS, DOCUMENT_TEXT, QUARANTINE, LANDING_FILES)
