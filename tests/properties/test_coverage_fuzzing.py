"""Ten minutes of fuzzing led by coverage for each entry, in `make soak` alone."""

import importlib.util
import subprocess
import sys

import pytest

from tests.conftest import IS_SOAK

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not IS_SOAK, reason="takes half an hour: part of make soak"),
    pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is there for Linux alone"),
]


@pytest.mark.parametrize("target", ["decode", "split", "extract"])
def test_nothing_is_found(tmp_path, target):
    command = [sys.executable, "-m", "bench.fuzz_coverage", target, "--minutes", "10", "--findings", str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-3000:]
    assert not list(tmp_path.iterdir())
