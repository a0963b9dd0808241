"""Time each stage and the whole, beside jieba.lcut and a plain regular expression in the same run.

    python -m bench.speed [--megabytes 2] [--repeats 3] [--corpus ../shared/corpus]

Writes the tables between the markers of docs/performance.md; what else stands there is kept.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import platform
import re
import resource
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import polars as pl

from bench.grammar import grammar
from bench.landing import landing_files
from bench.reading import CHUNK, find_duplicates, run_document_stages
from bench.timing import Timing, median_seconds, peak_megabytes
from zongjie.documents import Document, read_file
from zongjie.extraction import document_frames, run_stage
from zongjie.identifiers import identifier
from zongjie.stages import STAGES
from zongjie.tables.table import Frames

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
START, END = "<!-- bench:start -->", "<!-- bench:end -->"
SEED = 7
OTHERS = ("jionlp", "cn2an")
PLAIN_PATTERN = re.compile(r"\d+(?:\.\d+)?(?:万|亿)?(?:元|人次|人|名|所|个|%|平方米|次)?")


def world_documents(size: int) -> list[Document]:
    """Readable documents of a world, about `size` bytes of them."""
    documents: list[Document] = []
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        for file in landing_files(1_000_000, SEED, grammar()):
            if file.text is None:
                continue
            path = Path(folder) / Path(file.source_path).name
            path.write_bytes(file.content)
            documents.append(read_file(path, file.source_path))
            path.unlink()
            total += len(file.content)
            if total >= size:
                break
    return documents


def corpus_documents(folder: Path, size: int) -> list[Document]:
    """The files of a folder, over and over (each time as new documents), until there are about `size` bytes."""
    files = [read_file(path, path.name) for path in sorted(folder.glob("*.txt"))]
    documents: list[Document] = []
    total = 0
    for number in count():
        if not files or total >= size:
            break
        file = files[number % len(files)]
        path = f"{number}/{file.source_path}"
        documents.append(replace(file, source_path=path, document_id=identifier("document", path, file.content_sha256)))
        total += file.byte_size
    return documents


def without_failures(documents: list[Document]) -> list[Document]:
    """The documents on which no stage fails (`bench.compare` names the others)."""
    sound: list[Document] = []
    for first in range(0, len(documents), CHUNK):
        chunk = documents[first : first + CHUNK]
        try:
            run_document_stages(chunk)
            sound += chunk
        except Exception:
            sound += [document for document in chunk if not _fails(document)]
    return sound


def _fails(document: Document) -> bool:
    """Whether a stage fails on a document."""
    try:
        run_document_stages([document])
    except Exception:
        return True
    return False


def time_stages(documents: list[Document], repeats: int) -> list[Timing]:
    """Every stage after `documents`, in memory, all documents as one chunk; then their sum.

    A first run of each stage, which loads its vocabularies, is not timed.
    """
    characters = sum(len(document.text) for document in documents)
    frames = [document_frames(document) for document in documents]
    tables: dict[str, pl.DataFrame] = {
        name: pl.concat([frame[name] for frame in frames]) for name in ("documents", "document_text")
    }
    timings: list[Timing] = []
    for stage in STAGES:
        if stage.scope == "vocabulary" or not stage.reads:
            continue
        found: Frames = run_stage(stage, tables)
        seconds = median_seconds(_running(stage.name, tables), repeats)
        timings.append(Timing(stage.name, seconds, characters, sum(frame.height for frame in found.values())))
        tables |= found
    total = sum(timing.seconds for timing in timings)
    rows = sum(timing.rows or 0 for timing in timings)
    return [*timings, Timing("all stages", total, characters, rows)]


def _running(name: str, tables: Frames) -> Callable[[], object]:
    """A call of one stage on these tables."""
    stage = next(stage for stage in STAGES if stage.name == name)
    given = dict(tables)
    return lambda: find_duplicates(given) if stage.name == "duplicates" else run_stage(stage, given)


def time_others(documents: list[Document], repeats: int) -> list[Timing]:
    """jieba.lcut and a plain regular expression on the same texts."""
    import jieba  # noqa: PLC0415 - slow to import, and only needed here

    jieba.setLogLevel(60)
    jieba.initialize()
    texts = [document.text for document in documents]
    characters = sum(map(len, texts))
    return [
        Timing("jieba.lcut", median_seconds(lambda: _each(jieba.lcut, texts), 1), characters),
        Timing("regular expression", median_seconds(lambda: _each(PLAIN_PATTERN.findall, texts), repeats), characters),
    ]


def _each(work: Callable[[str], object], texts: list[str]) -> None:
    """Do the work on every text."""
    for text in texts:
        work(text)


def table(title: str, documents: list[Document], repeats: int, peak: float) -> str:
    """One table of timings in Markdown."""
    given = len(documents)
    documents = without_failures(documents)
    own = time_stages(documents, repeats)
    others = time_others(documents, repeats)
    jieba_seconds, pattern_seconds = (timing.seconds for timing in others)
    size = sum(len(document.text.encode()) for document in documents)
    left_out = (
        f" {given - len(documents)} more are left out, for a stage fails on them." if given > len(documents) else ""
    )
    lines = [
        f"### {title}",
        "",
        f"{len(documents)} documents, {own[-1].characters:,} characters, {size / 1e6:.2f} MB of UTF-8; "
        f"peak memory of a process that does nothing else: {peak:.0f} MB.{left_out}",
        "",
        "| stage | seconds | characters/s | rows | rows/s | time of jieba.lcut = 1 | time of the expression = 1 |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for timing in [*own, *others]:
        rows = "" if timing.rows is None else f"{timing.rows:,}"
        row_speed = "" if timing.row_speed is None else f"{timing.row_speed:,.0f}"
        lines.append(
            f"| {timing.name} | {timing.seconds:.3f} | {timing.speed:,.0f} | {rows} | {row_speed} "
            f"| {timing.seconds / jieba_seconds:.2f} | {timing.seconds / pattern_seconds:.1f} |"
        )
    missing = [name for name in OTHERS if importlib.util.find_spec(name) is None]
    lines += [f"| {name} | not installed | | | | | |" for name in missing]
    return "\n".join(lines)


def write_page(text: str, page: Path = PAGE) -> None:
    """Put the tables between the markers of the page; a page without markers gets them at its end."""
    old = page.read_text(encoding="utf-8") if page.exists() else "# Performance\n"
    before, start, rest = old.partition(START)
    _, end, behind = rest.partition(END)
    if not start or not end:
        before, behind = old.rstrip("\n") + "\n\n", "\n"
    page.write_text(f"{before}{START}\n{text}\n{END}{behind}", encoding="utf-8")


def _measure_peak(kind: str, size: int, corpus: Path) -> None:
    """Run all stages once and print the peak memory of this process."""
    documents = world_documents(size) if kind == "world" else corpus_documents(corpus, size)
    time_stages(without_failures(documents), repeats=0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(json.dumps({"peak_megabytes": peak}))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=2)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--page", type=Path, default=PAGE)
    parser.add_argument("--peak", choices=("world", "corpus"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    size = int(arguments.megabytes * 1e6)
    if arguments.peak:
        _measure_peak(arguments.peak, size, arguments.corpus)
        return
    shared = ["--megabytes", str(arguments.megabytes), "--corpus", str(arguments.corpus)]
    day = datetime.now(UTC).date()
    parts = [
        f"Measured on {day}, Python {platform.python_version()}, {platform.machine()}, one process; medians of "
        f"{arguments.repeats} runs (jieba.lcut: one). Seconds are those of the "
        "processor, all threads together. All documents go through a stage as one chunk.",
        table("A world", world_documents(size), arguments.repeats, peak_megabytes(["world", *shared])),
    ]
    corpus = corpus_documents(arguments.corpus, size)
    if corpus:
        peak = peak_megabytes(["corpus", *shared])
        parts.append(table("The files of shared/corpus, repeated", corpus, arguments.repeats, peak))
    else:
        parts.append("shared/corpus is not there: no table of it.")
    write_page("\n\n".join(parts), arguments.page)
    print("\n\n".join(parts))


if __name__ == "__main__":
    main()
