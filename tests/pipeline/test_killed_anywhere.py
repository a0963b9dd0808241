"""A run killed at a random moment: the next one ends as if nothing had happened. Many seeds in `make soak`."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import IS_SOAK
from tests.support.lakes import assert_same_rows, current_rows, run_all_stages
from tests.support.places import ROOT, SAMPLE
from zongjie.lake.lake import Lake
from zongjie.lake.soundness import unsound_commits

pytestmark = pytest.mark.slow

SEEDS = range(200 if IS_SOAK else 5)
FILES = ("collections/bannian_3pian.txt", "official/jinhu_2012_annual.txt", "broken/empty.txt")
RUN = "import sys; from pathlib import Path; from tests.support.lakes import run_all_stages; "
RUN += "print('started', flush=True); run_all_stages(sys.argv[1], Path(sys.argv[2])); print('ended', flush=True)"


@pytest.fixture(scope="module")
def landing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("landing")
    for name in FILES:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy2(SAMPLE / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def never_killed(landing: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, pl.DataFrame], float]:
    """The rows of a run that nobody killed, and how many seconds such a run works in a process of its own."""
    lake = tmp_path_factory.mktemp("never_killed")
    process, seconds = start(lake, landing), time.monotonic()
    assert process.communicate()[0] == "ended\n"
    return current_rows(lake), time.monotonic() - seconds


def start(lake: Path, landing: Path) -> subprocess.Popen[str]:
    """Start a run and wait until it works."""
    command = [sys.executable, "-c", RUN, str(lake), str(landing)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    return process


@pytest.mark.parametrize("seed", SEEDS)
def test_the_next_run_mends_it(
    seed: int, landing: Path, never_killed: tuple[dict[str, pl.DataFrame], float], tmp_path: Path
) -> None:
    wanted, seconds = never_killed
    process = start(tmp_path, landing)
    time.sleep(random.Random(seed).uniform(0, seconds))  # noqa: S311
    process.kill()
    process.communicate()
    assert process.returncode in {0, -signal.SIGKILL}

    run_all_stages(tmp_path, landing)

    assert_same_rows(current_rows(tmp_path), wanted)
    assert unsound_commits(Lake(str(tmp_path))) == []
