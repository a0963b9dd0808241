"""The ledger: which unit of which stage was done by which commit, from which inputs, by which code.

A unit is a file or a record of one (by source_path) for the stage `documents`, a document for the stages of scope
"document", and everything (`*`) for those of scope "corpus". The row with the highest sequence
number is the valid one of its stage and unit.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import polars as pl

from zongjie.lake.lake import Lake
from zongjie.stages import Stage, upstream, writer_of
from zongjie.tables.lake import LEDGER
from zongjie.tables.table import Frames, empty

EVERYTHING = "*"
"""The one unit of a stage of scope "corpus"."""

FILES_STAGE = "documents"

NO_COMMIT = "none"
NO_VERSION = "none"
"""Stand in the ledger rows of units whose rows were lost."""


@dataclass
class Ledger:
    """The valid ledger rows, read once and kept up to date with what this process commits."""

    lake: Lake
    _valid: pl.DataFrame = field(init=False)
    _last_sequence: int = field(init=False)

    def __post_init__(self) -> None:
        rows = self.lake.scan(LEDGER.name).collect()
        self._last_sequence = int(rows["sequence"].max() or 0) if rows.height else 0  # pyright: ignore[reportArgumentType]
        self._valid = _latest(rows)

    def rows(self, stage: Stage) -> pl.DataFrame:
        """The valid rows of a stage: one for each of its units."""
        return self._valid.filter(pl.col("stage") == stage.name)

    def files(self) -> pl.DataFrame:
        """The current landing files: columns of `landing_files` and the commit_id that wrote each row.

        Files in quarantine and deleted files are among them, with their state.
        """
        commits = self._valid.filter(pl.col("stage") == FILES_STAGE).select(source_path="unit", commit_id="commit_id")
        return self.lake.scan("landing_files").join(commits.lazy(), on=["source_path", "commit_id"]).collect()

    def current_documents(self) -> pl.DataFrame:
        """The documents that lie in the landing folder now: document_id, commit_id; one row each."""
        return self.files().filter(pl.col("state") == "document").select("document_id", "commit_id").sort("document_id")

    def commits(self, stage: Stage) -> pl.DataFrame:
        """Which commit holds the rows of each current document: document_id, commit_id."""
        current = self.current_documents()
        if stage.name == FILES_STAGE:
            return current
        done = self.rows(stage).select("document_id", "commit_id")
        return done.join(current.select("document_id"), on="document_id", how="semi").sort("document_id")

    def read_current(self, table_name: str, documents: list[str] | None = None) -> pl.DataFrame:
        """The valid rows of a lake table, of the given current documents or of all.

        For tables of the stage `documents` that includes files in quarantine.
        """
        return self.lake.read(table_name, self._valid_commits(table_name, documents))

    def count_current(self, table_name: str) -> int:
        """How many rows of a lake table are valid."""
        return self.lake.count(table_name, self._valid_commits(table_name, None))

    def _valid_commits(self, table_name: str, documents: list[str] | None) -> pl.DataFrame:
        """What `Lake.read` needs to tell the valid rows of a table: commit_id, and document_id where it has one."""
        writer = writer_of(table_name)
        if writer.name == FILES_STAGE:
            commits = self.files().filter(pl.col("state") != "deleted").select("document_id", "commit_id")
        elif writer.scope == "document":
            commits = self.commits(writer)
        else:
            return self.rows(writer).select("commit_id")
        if documents is not None:
            commits = commits.filter(pl.col("document_id").is_in(documents))
        return commits

    def wanted_inputs(self, stage: Stage) -> pl.DataFrame:
        """What each current document would be processed from: document_id, inputs.

        `inputs` names the upstream commits. A document that an upstream stage has not done is left out.
        """
        wanted = self.current_documents().select("document_id")
        names: list[str] = []
        for before in upstream(stage):
            wanted = wanted.join(self.commits(before).rename({"commit_id": before.name}), on="document_id")
            names.append(before.name)
        return wanted.select("document_id", inputs=pl.concat_str(names, separator=" ")).sort("document_id")

    def invalidate(self, stage: Stage, run_id: str) -> None:
        """Make the stage do all its units again: their rows are lost. Each unit gets a ledger row of no commit."""
        lost = self.rows(stage)
        if lost.height:
            facts = {"stage": stage.name, "code_version": NO_VERSION, "commit_id": NO_COMMIT, "run_id": run_id}
            self._append(lost.select("unit", "document_id", "inputs"), facts)

    def commit(self, stage: Stage, units: pl.DataFrame, frames: Frames, run_id: str, seconds: float) -> str:
        """Append the frames of one chunk, then the ledger rows of its units; return the commit_id.

        `units` has the columns unit, document_id and inputs. Frames without rows are not written.
        """
        commit_id = uuid.uuid4().hex
        for table in stage.tables:
            frame = frames[table.name]
            if frame.height:
                self.lake.append(table.name, frame.with_columns(commit_id=pl.lit(commit_id)))
        facts = {
            "stage": stage.name,
            "code_version": stage.code_version,
            "commit_id": commit_id,
            "run_id": run_id,
            "row_count": sum(frame.height for frame in frames.values()),
            "seconds": seconds,
        }
        self._append(units, facts)
        return commit_id

    def _append(self, units: pl.DataFrame, facts: Mapping[str, str | int | float]) -> None:
        """Append a ledger row for each unit, all with the same facts, and take them into account at once."""
        first = self._last_sequence + 1
        facts = {"row_count": 0, "seconds": 0.0, **facts}
        rows = units.with_columns(
            pl.int_range(first, first + units.height, dtype=pl.Int64).alias("sequence"),
            pl.lit(datetime.now(UTC)).cast(pl.Datetime("us", "UTC")).alias("committed_at"),
            *(pl.lit(fact, dtype=LEDGER.columns[name]).alias(name) for name, fact in facts.items()),
        ).select(LEDGER.columns.keys())
        self.lake.append(LEDGER.name, rows)
        self._last_sequence += rows.height
        self._valid = _latest(pl.concat([self._valid, rows]))


def _latest(rows: pl.DataFrame) -> pl.DataFrame:
    """The row with the highest sequence of each stage and unit."""
    if not rows.height:
        return empty(LEDGER)
    return rows.sort("sequence").unique(["stage", "unit"], keep="last", maintain_order=True)
