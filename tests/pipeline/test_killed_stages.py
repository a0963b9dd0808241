"""A run that is killed anywhere loses nothing and doubles nothing: the next run ends as if it had not been killed."""

from __future__ import annotations

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


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pl.DataFrame]:
    """The rows of a run that nobody killed."""
    lake = tmp_path_factory.mktemp("never_killed")
    run_all_stages(lake, SAMPLE)
    return current_rows(lake)


@pytest.mark.parametrize("point", ["start", "commit", "written"])
@pytest.mark.parametrize("stage_name", [stage.name for stage in STAGES])
def test_the_next_run_ends_with_the_same_rows(
    stage_name: str, point: str, wanted: dict[str, pl.DataFrame], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "tests.support.killed", str(tmp_path), str(SAMPLE), stage_name, point]
    killed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr

    run_all_stages(tmp_path, SAMPLE)

    assert_same_rows(current_rows(tmp_path), wanted)
    assert unsound_commits(Lake(str(tmp_path))) == []
