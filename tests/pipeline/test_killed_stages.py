"""A run that is killed anywhere loses nothing and doubles nothing: the next run ends as if it had not been killed."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from tests.support.lakes import assert_same_rows, current_rows, run_all_stages
from tests.support.places import ROOT, SAMPLE
from zongjie.lake.lake import Lake
from zongjie.lake.soundness import unsound_commits
from zongjie.stages import STAGES

pytestmark = pytest.mark.slow

FILES = (
    "collections/bannian_3pian.txt",
    "official/jinhu_2012_annual.txt",
    "official/yunyang_annual.txt",
    "broken/empty.txt",
)
"""A collection with a half-year version of a single document, and a file for quarantine."""


@pytest.fixture(scope="module")
def landing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A landing folder with a few files of the sample."""
    folder = tmp_path_factory.mktemp("landing")
    for name in FILES:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy2(SAMPLE / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def wanted(landing: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pl.DataFrame]:
    """The rows of a run that nobody killed."""
    lake = tmp_path_factory.mktemp("never_killed")
    run_all_stages(lake, landing)
    return current_rows(lake)


def test_every_stage_has_rows_to_lose(wanted: dict[str, pl.DataFrame]) -> None:
    """A killed run can only lose rows where there are some: every stage's first table has some."""
    assert [stage.tables[0].name for stage in STAGES if not wanted[stage.tables[0].name].height] == []


@pytest.mark.parametrize("point", ["start", "commit", "written"])
@pytest.mark.parametrize("stage_name", [stage.name for stage in STAGES])
def test_the_next_run_ends_with_the_same_rows(
    stage_name: str, point: str, landing: Path, wanted: dict[str, pl.DataFrame], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "tests.support.killed", str(tmp_path), str(landing), stage_name, point]
    killed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr

    run_all_stages(tmp_path, landing)

    assert_same_rows(current_rows(tmp_path), wanted)
    assert unsound_commits(Lake(str(tmp_path))) == []
