"""Works that are timed in turn, round by round, so that a machine that slows down slows all of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Work:
    """Something to time: what it is called, the call, the characters it reads, the rows that come out (if rows do).

    `utf8_bytes` is what these characters take in UTF-8, where that is counted.
    """

    name: str
    run: Callable[[], object]
    characters: int
    rows: int | None = None
    utf8_bytes: int = 0


@dataclass(frozen=True)
class Timed:
    """A work and the seconds of the processor that each round took."""

    work: Work
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of the rounds, in seconds."""
        return statistics.median(self.seconds)

    @property
    def best(self) -> float:
        """The fastest of the rounds, in seconds: what a machine that others use too disturbed least."""
        return min(self.seconds)

    @property
    def speed(self) -> float:
        """Characters a second, at the median."""
        return self.work.characters / self.median if self.median else float("inf")

    @property
    def row_speed(self) -> float | None:
        """Rows a second, at the median; None for a work without rows."""
        return None if self.work.rows is None or not self.median else self.work.rows / self.median

    def times_as_fast_as(self, other: Timed) -> float:
        """Characters a second of this work over those of `other`: the median of the ratios round by round."""
        pairs = zip(self.seconds, other.seconds, strict=True)
        ratios = [
            self.work.characters / max(own, 1e-9) / (other.work.characters / max(theirs, 1e-9)) for own, theirs in pairs
        ]
        return statistics.median(ratios)


def time_in_rounds(works: Sequence[Work], rounds: int) -> list[Timed]:
    """Run every work once a round, in order; seconds are those of the processor, all threads together.

    Nothing is run beforehand: a work must have loaded what it loads once.
    """
    seconds: dict[str, list[float]] = {work.name: [] for work in works}
    for _ in range(rounds):
        for work in works:
            start = time.process_time()
            work.run()
            seconds[work.name].append(time.process_time() - start)
    return [Timed(work, tuple(seconds[work.name])) for work in works]


def added(name: str, parts: Sequence[Timed], characters: int) -> Timed:
    """The works `parts`, which read the same text, as one: seconds and rows of each round added up."""
    rounds = zip(*(part.seconds for part in parts), strict=True)
    rows = sum(part.work.rows or 0 for part in parts)
    work = Work(name, lambda: None, characters, rows, parts[0].work.utf8_bytes)
    return Timed(work, tuple(map(sum, rounds)))
