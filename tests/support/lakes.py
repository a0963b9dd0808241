"""Filling lakes without Dagster, and comparing them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from zongjie.lake.lake import Lake
from zongjie.lake.ledger import Ledger
from zongjie.lake.preparing import prepare
from zongjie.lake.processing import StageReport, ingest, process
from zongjie.stages import STAGES

TIME_COLUMNS = frozenset({"first_seen_at", "seen_at", "modified_ns"})
"""Differ from run to run: the tests leave them aside, and commit_id is never read."""


def silent(_: str) -> None:
    """Progress nobody wants to see."""


def run_all_stages(root: Path | str, landing: Path, run_id: str = "test") -> dict[str, StageReport]:
    """Prepare the lake and bring every stage up to date, as the job does."""
    lake = Lake(str(root))
    prepare(lake, run_id)
    reports = {"documents": ingest(lake, landing, run_id, datetime.now(UTC), silent)}
    for stage in STAGES[1:]:
        reports[stage.name] = process(lake, stage, run_id, silent)
    return reports


def current_rows(root: Path | str) -> dict[str, pl.DataFrame]:
    """The valid rows of every table of every stage, in a fixed order, without the columns of time."""
    ledger = Ledger(Lake(str(root)))
    rows: dict[str, pl.DataFrame] = {}
    for stage in STAGES:
        for table in stage.tables:
            frame = ledger.read_current(table.name)
            rows[table.name] = frame.drop(TIME_COLUMNS & set(frame.columns)).sort(table.key)
    return rows


def assert_same_rows(found: dict[str, pl.DataFrame], wanted: dict[str, pl.DataFrame]) -> None:
    """Fail with the name of the first table whose rows differ."""
    assert found.keys() == wanted.keys()
    for name, frame in wanted.items():
        assert found[name].equals(frame), f"lake table {name}: {found[name].height} rows, wanted {frame.height}"
