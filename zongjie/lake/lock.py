"""One writer at a time: an operating-system lock on a file, let go when its holder ends, however it ends."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from zongjie.errors import LakeLockedError


@contextmanager
def writer_lock(
    lock_file: Path, run_id: str, on_wait: Callable[[str], None], timeout_seconds: float
) -> Generator[None]:
    """Hold the writer lock while the block runs.

    If another run holds it, say so once through `on_wait` and wait up to `timeout_seconds`.
    The system frees the lock of a process that died. Raises LakeLockedError when time is up.
    """
    lock_file.parent.mkdir(parents=True, exist_ok=True)
    holder_file = lock_file.with_suffix(".holder.json")
    lock = FileLock(lock_file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        on_wait(f"waiting for {_holder(holder_file)} to let go of the lake")
        try:
            lock.acquire(timeout=timeout_seconds)
        except Timeout as error:
            raise LakeLockedError(
                f"{_holder(holder_file)} held the lake for {timeout_seconds:.0f} s (lock file {lock_file}); "
                f"wait for it or stop it, then run again"
            ) from error
    try:
        holder = {"run_id": run_id, "process": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}
        holder_file.write_text(json.dumps(holder), encoding="utf-8")
        yield
    finally:
        holder_file.unlink(missing_ok=True)
        lock.release()


def _holder(holder_file: Path) -> str:
    """Who holds the lock, in words; the note may be gone the moment it is read."""
    try:
        holder = json.loads(holder_file.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return "another run"
    return f"run {holder['run_id']} (process {holder['process']}, since {holder['since']})"
