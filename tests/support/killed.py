"""A process that kills itself at a chosen point of a run. Started by the tests, never imported by them.

    python -m tests.support.killed LAKE LANDING STAGE start      before the stage reads anything
    python -m tests.support.killed LAKE LANDING STAGE commit     rows appended, the ledger not yet
    python -m tests.support.killed LAKE LANDING STAGE written    data file written, the table's log not yet

The product knows nothing of this: the functions that write are wrapped from outside.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import polars as pl

import zongjie.lake.lake
import zongjie.lake.processing
from tests.support.lakes import run_all_stages
from zongjie.stages import Stage, stage


def die() -> None:
    """End as a machine that loses power does: nothing is closed, flushed or told."""
    os.kill(os.getpid(), signal.SIGKILL)


def kill_at_start(victim: Stage) -> None:
    """Die when the stage is about to work."""
    if victim.name == "documents":
        zongjie.lake.processing.scan_landing = lambda _: die()  # pyright: ignore
        return
    work = zongjie.lake.processing.run_stage

    def wrapped(of: Stage, tables: Any) -> Any:
        if of.name == victim.name:
            die()
        return work(of, tables)

    zongjie.lake.processing.run_stage = wrapped


def kill_in_commit(victim: Stage) -> None:
    """Die when the stage's rows are appended and its ledger rows are not."""
    append = zongjie.lake.lake.Lake.append

    def wrapped(self: Any, table_name: str, frame: pl.DataFrame) -> None:
        if table_name == "ledger" and frame["stage"][0] == victim.name:
            die()
        append(self, table_name, frame)

    zongjie.lake.lake.Lake.append = wrapped


def kill_while_writing(victim: Stage) -> None:
    """Die when a data file of the stage lies in the table's folder and the table's log does not name it."""
    append = zongjie.lake.lake.Lake.append

    def wrapped(self: Any, table_name: str, frame: pl.DataFrame) -> None:
        if table_name == victim.tables[0].name:
            frame.write_parquet(Path(self.uri(table_name)) / "part-00000-unfinished.snappy.parquet")
            die()
        append(self, table_name, frame)

    zongjie.lake.lake.Lake.append = wrapped


if __name__ == "__main__":
    lake_root, landing_folder, stage_name, point = sys.argv[1:]
    {"start": kill_at_start, "commit": kill_in_commit, "written": kill_while_writing}[point](stage(stage_name))
    run_all_stages(lake_root, Path(landing_folder))
