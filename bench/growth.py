"""How the time of every stage grows with hostile texts: long runs of digits, of 一, of masks, of brackets and others.

    python -m bench.growth [--sizes 1 2 4] [--lines 1000000] [--limit 300] [--shapes digits brackets ...] [--tail]

Each text repeats one piece in lines of so many characters (as long as documents allows), to the sizes given in
megabytes of UTF-8. Seconds are those of the processor. A stage whose time grows more than MOST_GROWTH times as fast as
the text from one size to the next, or with which a text takes longer than the limit, is named; the exit code is 1 then.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing.queues import Queue
from queue import Empty

import polars as pl

from zongjie.documents.limits import ReadLimits
from zongjie.documents.media_types import media_type_of
from zongjie.documents.reading import document_of
from zongjie.errors import UnreadableFileError
from zongjie.extraction import document_frames, run_stage
from zongjie.stages import STAGES

MEGABYTE = 1_000_000
MOST_GROWTH = 1.5
"""1 is linear; from one size to twice that size a quadratic part doubles this."""
LEAST_SECONDS = 1.0
"""Below this the seconds tell of the machine, not of the text."""
READING = "documents"
SHAPES: Mapping[str, str] = {
    "digits": "7",
    "one": "一",
    "ten": "十",
    "10000s": "3万",
    "20xx": "20xx",
    "20xx years": "20xx年",
    "masks": "xx",
    "underscores": "_",
    "blanks": "__万元",
    "lost marks": "□",
    "points": "3.",
    "commas": "1,",
    "enumeration": "3、",
    "ranges": "1-",
    "raised points": "4·",
    "percents": "5%",
    "opening": "（",
    "closing": "）",
    "brackets": "（）",
    "figures in brackets": "（32所",
    "quotes": "“",
    "titles": "《x》",
    "open titles": "《",
    "parts": "其中学校32所、",
    "parts words": "其中",
    "figures": "学校32所，",
    "sentences": "学校32所。",
    "comparisons": "比上年增长5%，",
    "changes": "由3所增加到5所，",
    "multiples": "增长3倍",
    "reached": "达到",
    "prices": "每人20元，",
    "months": "3月",
    "days": "3月5日",
    "years": "2012年",
    "sessions": "第十届",
    "ordinals": "第一",
    "markers": "一、",
    "run-in headings": "一是",
    "authorities": "教育局",
    "schools": "学校",
    "dashes": "—",
    "and": "和",
    "until": "至",
    "spaces": " ",
    "wide spaces": "\u3000",
    "spaced digits": "1 ",
    "strokes": "的.",
    "censored": "*",
    "joined accents": "\u0301",
    "invisible": "\u200b",
    "private use": "\ue000",
    "emoji": "\U0001f600",
    "lines": "学\n",
    "figures in lines": "学校32所\n",
    "headings": "一、学校\n",
    "articles": "篇一\n学校\n",
    "windows lines": "学\r\n",
    "less-than": "<",
}
"""What each text repeats."""


@dataclass(frozen=True, slots=True)
class Timing:
    """What one text took: megabytes, the stage, seconds; `problem` where the stage did not end well."""

    size: float
    stage: str
    seconds: float
    rows: int = 0
    problem: str = ""


def text_of(piece: str, size: float, line_characters: int | None, has_tail: bool) -> str:
    """A text of `size` megabytes that repeats a piece below a title; with a tail an ordinary sentence follows."""
    times = int(size * MEGABYTE / len(piece.encode()))
    repeated = piece * times
    if line_characters:
        repeated = "\n".join(repeated[at : at + line_characters] for at in range(0, len(repeated), line_characters))
    return f"某县教育局工作总结\n一、主要工作\n{repeated}\n" + (
        "全县共有学校32所，比上年增加3所。\n" if has_tail else ""
    )


def timings(piece: str, sizes: Iterable[float], line_characters: int | None, has_tail: bool) -> Iterator[Timing]:
    """The seconds of each stage at each size."""
    for size in sizes:
        content = text_of(piece, size, line_characters, has_tail).encode()
        started = time.process_time()
        try:
            document = document_of(content, "a.txt", media_type_of("a.txt"), ReadLimits(max_line_characters=10**8))
        except UnreadableFileError as error:
            yield Timing(size, READING, time.process_time() - started, problem=error.reason)
            continue
        yield Timing(size, READING, time.process_time() - started, 1)
        tables: dict[str, pl.DataFrame] = document_frames(document)
        for stage in STAGES:
            if stage.scope == "vocabulary" or not stage.reads:
                continue
            started = time.process_time()
            try:
                found = run_stage(stage, tables)
            except Exception as error:
                yield Timing(
                    size, stage.name, time.process_time() - started, problem=f"{type(error).__name__}: {error}"
                )
                break
            tables |= found
            yield Timing(size, stage.name, time.process_time() - started, sum(map(len, found.values())))


def _measure(
    queue: Queue[Timing | int], piece: str, sizes: Sequence[float], lines: int | None, *, has_tail: bool, limit: int
) -> None:
    """Send the timings of a piece to the queue, then the megabytes of memory at the peak."""
    # vocabularies are loaded first
    list(timings("学校32所，", [0.001], None, has_tail=True))
    spent = int(time.process_time()) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + limit, spent + limit))
    for timing in timings(piece, sizes, lines, has_tail):
        queue.put(timing)
    queue.put(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def measure(
    piece: str, sizes: Sequence[float], lines: int | None, has_tail: bool, limit: int
) -> tuple[list[Timing], int]:
    """Timings of a piece, in a process of its own that may run for `limit` seconds, and its peak of memory in MB."""
    context = multiprocessing.get_context("spawn")
    queue: Queue[Timing | int] = context.Queue()
    rest = {"has_tail": has_tail, "limit": limit}
    process = context.Process(target=_measure, args=(queue, piece, sizes, lines), kwargs=rest)
    process.start()
    found: list[Timing] = []
    while True:
        try:
            message = queue.get(timeout=1)
        except Empty:
            if process.is_alive():
                continue
            last = found[-1] if found else Timing(sizes[0], "the start", 0.0)
            ended = "over the limit of time" if process.exitcode == -signal.SIGKILL else f"exit code {process.exitcode}"
            return [*found, Timing(last.size, f"after {last.stage}", limit, problem=ended)], 0
        if isinstance(message, int):
            process.join()
            return found, message
        found.append(message)


def findings(found: Sequence[Timing]) -> list[str]:
    """What is wrong with the timings of a piece: stages that failed, and those whose time outgrows the text."""
    told = [f"{timing.stage} at {timing.size:g} MB: {timing.problem}" for timing in found if timing.problem]
    by_stage: dict[str, list[Timing]] = {}
    for timing in found:
        by_stage.setdefault(timing.stage, []).append(timing)
    for stage, rows in by_stage.items():
        for before, after in pairwise(rows):
            growth = after.seconds / max(before.seconds, LEAST_SECONDS / 4) / (after.size / before.size)
            if after.seconds >= LEAST_SECONDS and growth > MOST_GROWTH:
                told.append(
                    f"{stage}: {before.seconds:.2f} s at {before.size:g} MB, {after.seconds:.2f} at {after.size:g}"
                )
    return told


def main() -> None:
    """Measure the shapes asked for, print a line for each, and fail where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=float, nargs="+", default=[1, 2, 4])
    parser.add_argument("--lines", type=int, default=ReadLimits().max_line_characters)
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--shapes", nargs="+", choices=sorted(SHAPES), default=list(SHAPES))
    parser.add_argument("--tail", action="store_true", help="an ordinary sentence follows the repeated piece")
    arguments = parser.parse_args()
    has_findings = False
    sys.stdout.write("| shape | seconds at each size | peak MB | findings |\n|---|---|---|---|\n")
    for shape in arguments.shapes:
        found, memory = measure(SHAPES[shape], arguments.sizes, arguments.lines, arguments.tail, arguments.limit)
        told = findings(found)
        has_findings |= bool(told)
        totals = (sum(timing.seconds for timing in found if timing.size == size) for size in arguments.sizes)
        seconds = " ".join(f"{total:.2f}" for total in totals)
        sys.stdout.write(f"| {shape} | {seconds} | {memory} | {'; '.join(told)} |\n")
        sys.stdout.flush()
    sys.exit(has_findings)


if __name__ == "__main__":
    main()
