"""One writer at a time, and a dead one does not block."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import ROOT
from zongjie.errors import LakeLockedError
from zongjie.lake.lock import writer_lock

HOLDER = """
import sys, time
from pathlib import Path
from zongjie.lake.lock import writer_lock
with writer_lock(Path(sys.argv[1]), "run-of-the-holder", print, 1):
    print("held", flush=True)
    time.sleep(60)
"""


def start_holder(lock_file: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock_file)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_second_writer_waits_and_is_told_for_whom(tmp_path: Path) -> None:
    lock_file = tmp_path / "lake" / ".lake.lock"
    holder = start_holder(lock_file)
    said: list[str] = []
    try:
        with (
            pytest.raises(LakeLockedError, match="run-of-the-holder"),
            writer_lock(lock_file, "second", said.append, 0.3),
        ):
            pytest.fail("two writers at once")
    finally:
        holder.kill()
        holder.wait()
    assert len(said) == 1
    assert "run-of-the-holder" in said[0]


def test_a_dead_writer_does_not_block(tmp_path: Path) -> None:
    lock_file = tmp_path / ".lake.lock"
    holder = start_holder(lock_file)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    said: list[str] = []
    with writer_lock(lock_file, "next", said.append, 0.0):
        assert "next" in lock_file.with_suffix(".holder.json").read_text(encoding="utf-8")
    assert said == []
    assert not lock_file.with_suffix(".holder.json").exists()
