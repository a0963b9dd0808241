"""Timing functions: medians of repeated runs, and peak memory in a process of its own."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """A median of seconds over a text of so many characters; rows that came out, where rows are counted."""

    name: str
    seconds: float
    characters: int
    rows: int | None = None

    @property
    def speed(self) -> float:
        """Characters a second."""
        return self.characters / self.seconds if self.seconds else float("inf")

    @property
    def row_speed(self) -> float | None:
        """Rows a second."""
        return self.rows / self.seconds if self.rows is not None and self.seconds else None


def median_seconds(work: Callable[[], object], repeats: int) -> float:
    """The median of `repeats` runs, in seconds of the processor: other work on the machine does not count."""
    seconds: list[float] = []
    for _ in range(repeats):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds) if seconds else float("nan")


def peak_megabytes(arguments: list[str]) -> float:
    """Peak memory of `python -m bench.speed --peak ...`, run as a process of its own."""
    command = [sys.executable, "-m", "bench.speed", "--peak", *arguments]
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - our own module
    return float(json.loads(output.splitlines()[-1])["peak_megabytes"])
