"""The whole job, killed while it builds and publishes: readers always have a file, and the next run mends it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.support.places import ROOT, SAMPLE

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("killed_runs")]

FIRST_FILES = ("official/jinhu_2012_annual.txt", "broken/empty.txt")
LATER_FILE = "official/pinghu_plan_2021.txt"
OF_A_RUN = {"commit_id", "first_seen_at", "seen_at"}
"""Columns that tell of runs and times and so differ between two runs."""


@dataclass(frozen=True)
class Place:
    """An installation in a folder of its own."""

    folder: Path

    @property
    def published(self) -> Path:
        return self.folder / "warehouse" / "zongjie.duckdb"

    def land(self, *names: str) -> None:
        """Put files of the sample into the landing folder."""
        for name in names:
            target = self.folder / "landing" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(SAMPLE / name, target)

    def start(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a Python command on this installation and wait for its end."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(("ZONGJIE_", "DAGSTER_"))}
        environment = {
            **own,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "ZONGJIE_LANDING": str(self.folder / "landing"),
            "ZONGJIE_LAKE": str(self.folder / "lake"),
            "ZONGJIE_WAREHOUSE": str(self.folder / "warehouse"),
            "DAGSTER_HOME": str(self.folder / "home"),
        }
        return subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=400,
        )

    def refresh(self) -> None:
        """A run that nobody kills."""
        done = self.start("-c", "from pipelines.command_line import main; main()", "run", "--quiet")
        assert done.returncode == 0, done.stdout + done.stderr

    def rows(self) -> dict[str, pl.DataFrame]:
        """All published rows, in a fixed order, without what tells of runs and times."""
        with duckdb.connect(self.published, read_only=True) as connection:
            names = [name for (name,) in connection.sql("select table_name from duckdb_tables() order by 1").fetchall()]
            frames = {name: connection.table(name).pl() for name in names if name != "pipeline_run"}
        frames = {name: frame.drop(OF_A_RUN & set(frame.columns)) for name, frame in frames.items()}
        return {name: frame.sort(pl.struct(pl.all()).hash(seed=0)) for name, frame in frames.items()}


@pytest.fixture(scope="module")
def never_killed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pl.DataFrame]:
    """What a run publishes that saw all files at once."""
    place = Place(tmp_path_factory.mktemp("never_killed"))
    place.land(*FIRST_FILES, LATER_FILE)
    place.refresh()
    return place.rows()


def test_three_killed_runs_in_a_row(tmp_path: Path, never_killed: dict[str, pl.DataFrame]) -> None:
    place = Place(tmp_path)
    place.land(*FIRST_FILES)
    place.refresh()
    before = place.rows()
    assert before["dim_document"].height == 1
    place.land(LATER_FILE)

    for point, articles in (("build", 1), ("replace", 1), ("remember", 2)):
        killed = place.start("-m", "tests.support.killed_run", point)
        assert killed.returncode == -signal.SIGKILL, killed.stdout + killed.stderr
        assert place.rows()["dim_article"].height == articles, point

    place.refresh()

    found = place.rows()
    assert found.keys() == never_killed.keys()
    for name, frame in never_killed.items():
        assert found[name].equals(frame), name
