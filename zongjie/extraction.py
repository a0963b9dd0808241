"""Running the stages in memory: text in, frames out, no lake and no orchestration."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from zongjie.documents import Document, document_row, read_file
from zongjie.identifiers import identifier
from zongjie.stages import STAGES, Stage
from zongjie.tables.documents import DOCUMENT_TEXT, DOCUMENTS
from zongjie.tables.table import Frames, conform, empty


@dataclass(frozen=True)
class Extraction:
    """What the stages found, as polars frames by lake table name.

    `tables["measurements"]` has a row for each stated figure; the attributes are short cuts.
    """

    tables: Mapping[str, pl.DataFrame]

    @property
    def articles(self) -> pl.DataFrame:
        """One row for each article."""
        return self.tables["articles"]

    @property
    def measurements(self) -> pl.DataFrame:
        """One row for each stated figure."""
        return self.tables["measurements"]

    @property
    def placeholders(self) -> pl.DataFrame:
        """One row for each mask or scar."""
        return self.tables["placeholders"]

    @property
    def numerals(self) -> pl.DataFrame:
        """One row for each numeral, whatever it is."""
        return self.tables["numerals"]


def extract(text: str, source_path: str = "text") -> Extraction:
    """Read one text (a single article or a collection) and return all that is found in it.

    Offsets in every frame are Unicode code points into `text`. `source_path` is only a name
    for the text; identifiers depend on it.
    """
    content = text.encode("utf-8", "surrogatepass")
    document = Document(
        document_id=identifier("document", source_path, content),
        source_path=source_path,
        content_sha256=hashlib.sha256(content).hexdigest(),
        byte_size=len(content),
        encoding="unicode",
        encoding_evidence="decoded by the caller",
        media_type="text/plain",
        text=text,
    )
    return Extraction(run_stages(document_frames(document)))


def extract_file(path: Path) -> Extraction:
    """Read one file and return all that is found in it. Raises UnreadableFileError with what to do."""
    return Extraction(run_stages(document_frames(read_file(path, path.name))))


def document_frames(document: Document) -> dict[str, pl.DataFrame]:
    """The frames `documents` and `document_text` of one decoded document."""
    row = document_row(document, datetime.now(UTC))
    text = {"document_id": document.document_id, "text": document.text}
    return {
        "documents": pl.DataFrame([row], schema=dict(DOCUMENTS.columns)),
        "document_text": pl.DataFrame([text], schema=dict(DOCUMENT_TEXT.columns)),
    }


def run_stages(frames: Frames, until: str | None = None) -> dict[str, pl.DataFrame]:
    """Run every stage after `documents` (up to and with `until`) on frames of decoded documents."""
    tables = dict(frames)
    for stage in STAGES:
        if stage.scope == "vocabulary" or not stage.reads:
            continue
        tables |= run_stage(stage, tables)
        if stage.name == until:
            break
    return tables


def run_stage(stage: Stage, tables: Frames) -> dict[str, pl.DataFrame]:
    """Run one stage on the tables it reads; every table it writes comes back checked.

    Raises SchemaError where a frame is not what its table promises.
    """
    found = stage.process({name: tables[name] for name in stage.reads})
    return {table.name: conform(table, found.get(table.name, empty(table))) for table in stage.tables}
