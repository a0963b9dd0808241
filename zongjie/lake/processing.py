"""Todo -> process -> commit: what a stage has to do, done in chunks, each chunk one commit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import polars as pl

from zongjie.documents import LandingFile, list_landing, read_documents, scan_landing
from zongjie.errors import ConfigurationError
from zongjie.extraction import run_stage
from zongjie.identifiers import identifier
from zongjie.lake.accounting import check_every_file_is_accounted_for
from zongjie.lake.lake import Lake
from zongjie.lake.ledger import EVERYTHING, Ledger
from zongjie.lake.refused_again import without_those_refused_again
from zongjie.stages import Stage, stage
from zongjie.tables.documents import LANDING_FILES
from zongjie.tables.table import conform, empty

CHUNK_BYTES = 8_000_000
"""Landing files of about this size together are read and committed as one chunk."""

CHUNK_CHARACTERS = 2_000_000
"""Documents of about this many characters together are processed and committed as one chunk."""

EXAMPLE_ROWS = 5
"""The report of a stage shows so many rows of each table."""

Item = TypeVar("Item")
Progress = Callable[[str], None]


@dataclass
class StageReport:
    """What one stage did in one run. Units are files, documents, or the whole (see the ledger)."""

    stage: str
    files: int = 0
    todo: int = 0
    done: int = 0
    new: int = 0
    changed: int = 0
    removed: int = 0
    quarantined: int = 0
    characters: int = 0
    seconds: float = 0.0
    rows: dict[str, int] = field(default_factory=dict)
    commits: list[str] = field(default_factory=list)
    examples: dict[str, pl.DataFrame] = field(default_factory=dict)

    @property
    def did_nothing(self) -> bool:
        """Whether there was nothing to do."""
        return not (self.done or self.removed)

    def count(self, commit_id: str, frames: dict[str, pl.DataFrame]) -> None:
        """Add the rows of one commit; the first rows of each table are kept as examples."""
        self.commits.append(commit_id)
        for name, frame in frames.items():
            self.rows[name] = self.rows.get(name, 0) + frame.height
            if frame.height and name not in self.examples:
                self.examples[name] = frame.head(EXAMPLE_ROWS)


def ingest(lake: Lake, landing: Path, run_id: str, seen_at: datetime, progress: Progress) -> StageReport:
    """Bring the stage `documents` up to date with the landing folder.

    New and changed files are read, files that are gone become not current. A file counts as
    unchanged if size and time of change are as they were and the reading code is the same.
    Raises ConfigurationError where the folder does not exist, FilesUnaccountedError where a file that
    lay there all the time became neither a document nor a row of quarantine.
    """
    if not landing.is_dir():
        raise ConfigurationError(
            f"the landing folder {landing} does not exist; create it and put files there, "
            f"or name another one (make run LANDING=..., or ZONGJIE_LANDING)"
        )
    started = time.monotonic()
    documents = stage("documents")
    ledger = Ledger(lake)
    report = StageReport(documents.name)
    before = ledger.files()
    known = _known_files(ledger, before)
    listed = list_landing(landing)
    found = scan_landing(landing)
    todo = [file for file in found if known.get(file.source_path) != _signature(file, documents)]
    report.todo = len(todo)
    for chunk in _chunks(todo, lambda file: file.byte_size, CHUNK_BYTES):
        chunk_started = time.monotonic()
        read = read_documents(chunk, seen_at)
        frames = {table.name: conform(table, read[table.name]) for table in documents.tables}
        tried_again = {file.source_path for file in chunk if _is_tried_again(known.get(file.source_path), documents)}
        frames = without_those_refused_again(ledger, frames, tried_again)
        kept = set(frames["landing_files"]["file_path"])
        chunk = [file for file in chunk if file.source_path in kept]  # noqa: PLW2901 - the rest is as it was
        report.todo -= len(tried_again - kept)
        if not chunk:
            continue
        vanished = _vanished(before, chunk, frames["landing_files"], seen_at)
        frames["landing_files"] = pl.concat([frames["landing_files"], vanished])
        units = frames["landing_files"].select(
            unit="source_path", document_id="document_id", inputs=pl.lit("landing folder")
        )
        commit_id = ledger.commit(documents, units, frames, run_id, time.monotonic() - chunk_started)
        report.done += len(chunk)
        report.changed += sum(known.get(file.source_path, _GONE) is not _GONE for file in chunk)
        report.new = report.done - report.changed
        report.quarantined += frames["quarantine"].height
        report.characters += int(frames["documents"]["character_count"].sum())
        report.count(commit_id, frames)
        progress(f"documents: {report.done} of {report.todo} files")
    report.removed = _remove(ledger, documents, set(known) - {file.source_path for file in found}, run_id, seen_at)
    # what came or went meanwhile is left to the next run
    report.files = check_every_file_is_accounted_for(ledger, listed & list_landing(landing))
    report.seconds = time.monotonic() - started
    return report


def process(lake: Lake, of: Stage, run_id: str, progress: Progress) -> StageReport:
    """Bring any stage after `documents` up to date with the stages it reads."""
    started = time.monotonic()
    ledger = Ledger(lake)
    report = StageReport(of.name)
    if of.scope == "document":
        chunks = _document_chunks(ledger, of, ledger.wanted_inputs(of), report)
    else:
        chunks = _whole_chunk(ledger, of, report)
    for units, documents in chunks:
        chunk_started = time.monotonic()
        inputs = {name: ledger.read_current(name, documents) for name in of.reads}
        frames = run_stage(of, inputs)
        commit_id = ledger.commit(of, units, frames, run_id, time.monotonic() - chunk_started)
        report.done += units.height
        report.count(commit_id, frames)
        progress(f"{of.name}: {report.done} of {report.todo}")
    report.seconds = time.monotonic() - started
    return report


_GONE = ("gone",)


def _is_tried_again(known: tuple[object, ...] | None, documents: Stage) -> bool:
    """Whether a file was refused by the same code for a cause that may have passed (see `_landing_row`)."""
    return known is not None and known is not _GONE and known[1:] == (0, documents.code_version)


def _signature(file: LandingFile, documents: Stage) -> tuple[object, ...]:
    return (file.byte_size, file.modified_ns, documents.code_version)


def _known_files(ledger: Ledger, files: pl.DataFrame) -> dict[str, tuple[object, ...]]:
    """Signature of every file of the ledger's `files`; `_GONE` for those that were deleted."""
    versions = dict(ledger.rows(stage("documents")).select("unit", "code_version").iter_rows())
    known: dict[str, tuple[object, ...]] = {}
    for row in files.iter_rows(named=True):
        if row["state"] == "deleted":
            # a record that is gone; its file may be there still
            known.setdefault(row["file_path"], _GONE)
        else:
            known[row["file_path"]] = (row["byte_size"], row["modified_ns"], versions[row["source_path"]])
    return known


def _vanished(before: pl.DataFrame, chunk: list[LandingFile], found: pl.DataFrame, seen_at: datetime) -> pl.DataFrame:
    """Rows for records that files of the chunk held `before`, when they were last read, and hold no more."""
    of_chunk = pl.col("file_path").is_in([file.source_path for file in chunk])
    return _deleted(before.filter(of_chunk).join(found, on="source_path", how="anti"), seen_at)


def _deleted(rows: pl.DataFrame, seen_at: datetime) -> pl.DataFrame:
    """Those of these rows of landing_files that are not deleted, as deleted."""
    gone = rows.filter(pl.col("state") != "deleted").select(LANDING_FILES.columns.keys())
    return conform(LANDING_FILES, gone.with_columns(state=pl.lit("deleted"), seen_at=pl.lit(seen_at)))


def _remove(ledger: Ledger, documents: Stage, paths: set[str], run_id: str, seen_at: datetime) -> int:
    """Write that files are gone, and return how many. Paths that are known to be gone already are left alone."""
    gone = _deleted(ledger.files().filter(pl.col("file_path").is_in(sorted(paths))), seen_at)
    if not gone.height:
        return 0
    frames = {table.name: empty(table) for table in documents.tables}
    frames["landing_files"] = gone
    units = gone.select(unit="source_path", document_id="document_id", inputs=pl.lit("landing folder"))
    ledger.commit(documents, units, frames, run_id, 0.0)
    return gone["file_path"].n_unique()


def _document_chunks(
    ledger: Ledger, of: Stage, wanted: pl.DataFrame, report: StageReport
) -> Iterator[tuple[pl.DataFrame, list[str]]]:
    """Units and document identifiers of each chunk that a stage of scope "document" has to do."""
    done = ledger.rows(of).select("document_id", done_inputs="inputs", done_version="code_version")
    todo = wanted.join(done, on="document_id", how="left").filter(
        (pl.col("inputs") != pl.col("done_inputs")).fill_null(True) | (pl.col("done_version") != of.code_version)
    )
    if not todo.height:
        return
    report.changed = todo["done_version"].drop_nulls().len()
    report.new = todo.height - report.changed
    report.todo = todo.height
    sizes = ledger.lake.scan("documents").select("document_id", "character_count").unique("document_id").collect()
    todo = todo.join(sizes, on="document_id", how="left").sort("document_id")
    report.characters = int(todo["character_count"].sum())
    for chunk in _chunks(list(todo.iter_rows(named=True)), lambda row: row["character_count"], CHUNK_CHARACTERS):
        documents = [row["document_id"] for row in chunk]
        units = pl.DataFrame({"unit": documents, "document_id": documents, "inputs": [row["inputs"] for row in chunk]})
        yield units, documents


def _whole_chunk(ledger: Ledger, of: Stage, report: StageReport) -> Iterator[tuple[pl.DataFrame, list[str]]]:
    """The one chunk of a stage that is done as a whole, if any document or vocabulary came, changed or went."""
    wanted = (
        ledger.wanted_inputs(of) if of.reads else pl.DataFrame(schema={"document_id": pl.String, "inputs": pl.String})
    )
    inputs = identifier("inputs", *(f"{row[0]} {row[1]}" for row in wanted.iter_rows()))
    done = ledger.rows(of)
    if done.height and (done["inputs"][0], done["code_version"][0]) == (inputs, of.code_version):
        return
    report.todo = 1
    units = pl.DataFrame(
        {"unit": [EVERYTHING], "document_id": [None], "inputs": [inputs]}, schema_overrides={"document_id": pl.String}
    )
    yield units, wanted["document_id"].to_list()


def _chunks(items: list[Item], size: Callable[[Item], int], limit: int) -> Iterator[list[Item]]:
    """Split a list in order so that each part has about `limit` in size, at least one item each."""
    chunk: list[Item] = []
    total = 0
    for item in items:
        if chunk and total + size(item) > limit:
            yield chunk
            chunk, total = [], 0
        chunk.append(item)
        total += size(item)
    if chunk:
        yield chunk
