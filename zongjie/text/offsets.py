"""A map between a repaired text and the raw text it came from.

The map is built while the repairs are made: unchanged stretches and replacements are
appended in order. It answers in both directions and never searches the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

import numpy as np


class Run(NamedTuple):
    """A stretch of clean text and the stretch of raw text that it stands for.

    Where both have the same length the stretch maps character by character
    (copied, or folded one to one); otherwise it is one replacement and maps as a whole.
    """

    clean_start: int
    clean_end: int
    raw_start: int
    raw_end: int

    @property
    def is_one_to_one(self) -> bool:
        """Whether clean and raw stretch have the same length."""
        return self.clean_end - self.clean_start == self.raw_end - self.raw_start


@dataclass
class OffsetMap:
    """Runs in ascending order that cover clean and raw text without gaps.

    Offsets are Unicode code points, ends exclusive. Raw offsets are those of the
    document, so `raw_start` of the first run is where the article starts.
    """

    runs: list[Run] = field(default_factory=list)

    @classmethod
    def identity(cls, length: int, raw_start: int = 0) -> OffsetMap:
        """The map of a text that was left as it was."""
        offset_map = cls()
        if length:
            offset_map.runs.append(Run(0, length, raw_start, raw_start + length))
        return offset_map

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, int]]) -> OffsetMap:
        """Read back what `to_rows` wrote."""
        return cls([Run(row["clean_start"], row["clean_end"], row["raw_start"], row["raw_end"]) for row in rows])

    def to_rows(self) -> list[dict[str, int]]:
        """The runs as plain rows, for a list-of-struct column."""
        return [
            {
                "clean_start": run.clean_start,
                "clean_end": run.clean_end,
                "raw_start": run.raw_start,
                "raw_end": run.raw_end,
            }
            for run in self.runs
        ]

    def append(self, clean_length: int, raw_start: int, raw_end: int) -> None:
        """Add the next stretch: `clean_length` characters that stand for raw[raw_start:raw_end].

        A one-to-one stretch that continues the one before is merged into it.
        """
        clean_start = self.runs[-1].clean_end if self.runs else 0
        if self.runs and self.runs[-1].raw_end != raw_start:
            raise ValueError(f"run at raw {raw_start} does not continue the one that ends at {self.runs[-1].raw_end}")
        run = Run(clean_start, clean_start + clean_length, raw_start, raw_end)
        if self.runs and run.is_one_to_one and self.runs[-1].is_one_to_one:
            last = self.runs[-1]
            self.runs[-1] = Run(last.clean_start, run.clean_end, last.raw_start, run.raw_end)
        else:
            self.runs.append(run)

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span that clean[start:end] came from; a touched replacement counts whole.

        Stretches that were deleted from the raw text at either edge are left out.
        """
        if end < start:
            raise ValueError(f"span {start}..{end} runs backwards")
        first = self._run_of_clean(start)
        raw_start = first.raw_start + (start - first.clean_start) if first.is_one_to_one else first.raw_start
        if end == start:
            return raw_start, raw_start
        last = self._run_of_clean(end - 1)
        raw_end = last.raw_start + (end - last.clean_start) if last.is_one_to_one else last.raw_end
        return raw_start, raw_end

    def to_clean(self, start: int, end: int) -> tuple[int, int]:
        """The clean span that raw[start:end] became; a touched replacement counts whole."""
        if end < start:
            raise ValueError(f"span {start}..{end} runs backwards")
        first = self._run_of_raw(start)
        clean_start = first.clean_start + (start - first.raw_start) if first.is_one_to_one else first.clean_start
        if end == start:
            return clean_start, clean_start
        last = self._run_of_raw(end - 1)
        clean_end = last.clean_start + (end - last.raw_start) if last.is_one_to_one else last.clean_end
        return clean_start, clean_end

    def to_clean_spans(self, starts: Sequence[int], ends: Sequence[int]) -> tuple[list[int], list[int]]:
        """What `to_clean` says of many raw spans, none of them empty: the starts and the ends of the clean spans."""
        if not starts:
            return [], []
        kept = [run for run in self.runs if run.raw_end > run.raw_start]
        runs = np.fromiter(chain.from_iterable(kept), dtype=np.int64, count=len(Run._fields) * len(kept))
        clean_starts, clean_ends, raw_starts, raw_ends = runs.reshape(-1, len(Run._fields)).T
        is_one_to_one = clean_ends - clean_starts == raw_ends - raw_starts
        firsts, lasts = np.array(starts), np.array(ends)
        if (lasts <= firsts).any():
            raise ValueError("a span is empty or runs backwards")
        first = np.maximum(np.searchsorted(raw_starts, firsts, side="right") - 1, 0)
        last = np.maximum(np.searchsorted(raw_starts, lasts - 1, side="right") - 1, 0)
        from_first = np.where(is_one_to_one[first], firsts - raw_starts[first], 0)
        return (
            (clean_starts[first] + from_first).tolist(),
            np.where(is_one_to_one[last], clean_starts[last] + lasts - raw_starts[last], clean_ends[last]).tolist(),
        )

    def _run_of_clean(self, offset: int) -> Run:
        """The run that holds clean character `offset` (the last run for the end of the text)."""
        if not self.runs:
            raise ValueError("the map is empty")
        index = bisect_right(self.runs, offset, key=lambda run: run.clean_start) - 1
        index = max(index, 0)
        # deleted stretches have no clean characters of their own: step over them
        while index > 0 and self.runs[index].clean_start == self.runs[index].clean_end:
            index -= 1
        return self.runs[index]

    def _run_of_raw(self, offset: int) -> Run:
        """The run that holds raw character `offset` (the last run for the end of the text)."""
        if not self.runs:
            raise ValueError("the map is empty")
        index = max(bisect_right(self.runs, offset, key=lambda run: run.raw_start) - 1, 0)
        while index > 0 and self.runs[index].raw_start == self.runs[index].raw_end:
            index -= 1
        return self.runs[index]
