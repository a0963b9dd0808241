"""Running the stages on a world's files in memory, a chunk of documents at a time."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from zongjie.documents import Document, read_file
from zongjie.errors import UnreadableFileError
from zongjie.extraction import document_frames, run_stage
from zongjie.stages import STAGES, stage

CHUNK = 16


@dataclass(frozen=True)
class Read:
    """A chunk of files: documents by source path, what the stages found, and why some were not read."""

    documents: dict[str, Document]
    tables: dict[str, pl.DataFrame]
    refused: dict[str, str]
    crashed: dict[str, str]


def run_document_stages(documents: Iterable[Document]) -> dict[str, pl.DataFrame]:
    """Every stage of scope "document" on these documents together."""
    frames = [document_frames(document) for document in documents]
    tables = {name: pl.concat([frame[name] for frame in frames]) for name in ("documents", "document_text")}
    for one in STAGES:
        if one.scope == "document" and one.reads:
            tables |= run_stage(one, tables)
    return tables


def read_world(landing: Path, source_paths: list[str]) -> Iterator[Read]:
    """Read the files chunk by chunk."""
    for first in range(0, len(source_paths), CHUNK):
        documents: dict[str, Document] = {}
        refused: dict[str, str] = {}
        for source_path in source_paths[first : first + CHUNK]:
            try:
                documents[source_path] = read_file(landing / source_path, source_path)
            except UnreadableFileError as error:
                refused[source_path] = error.reason
        yield _read(documents, refused)


def _read(documents: dict[str, Document], refused: dict[str, str]) -> Read:
    """Run the stages on a chunk; where they fail, document by document, so that the rest is still compared."""
    if not documents:
        return Read({}, {}, refused, {})
    try:
        return Read(documents, run_document_stages(documents.values()), refused, {})
    except Exception:
        traceback.print_exc()
    crashed: dict[str, str] = {}
    parts: list[dict[str, pl.DataFrame]] = []
    for source_path, document in documents.items():
        try:
            parts.append(run_document_stages([document]))
        except Exception as error:  # whatever a stage raises is what this is here to find
            crashed[source_path] = f"{type(error).__name__}: {error}"
    whole = {path: document for path, document in documents.items() if path not in crashed}
    tables = {name: pl.concat([part[name] for part in parts]) for name in parts[0]} if parts else {}
    return Read(whole, tables, refused, crashed)


def find_duplicates(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables of the stage over all documents at once."""
    return run_stage(stage("duplicates"), tables)
