"""Time reading in each input form, and the stages that read what came out, on one core.

    python -m bench.reading_speed [--megabytes 8] [--repeats 3] [--samples data/landing]

The text is that of the sample files, put one after another until it is long enough. Prints a table in
Markdown: processor seconds (best of the repeats), megabytes of the file and of its text in UTF-8 a second.
"""

from __future__ import annotations

import argparse
import html
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.support.input_forms import docx, paragraph, pdf
from zongjie.articles import process as divide_documents
from zongjie.documents import ReadLimits, read_documents, read_file, scan_landing
from zongjie.placeholders import process as find_placeholders
from zongjie.tables.table import Frames

LINES_ON_A_PAGE = 28
CHARACTERS_IN_A_LINE = 40
MEGABYTE = 1_000_000
SEEN = datetime(2026, 1, 1, tzinfo=UTC)
LIMITS = ReadLimits(max_page_bytes=64 * 1024 * 1024)
"""Pages as large as the other forms are read here."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file to be timed: what it shows, its name and bytes."""

    form: str
    name: str
    content: bytes


def main() -> None:
    """Time every form and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=8)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--samples", type=Path, default=Path("data/landing"))
    arguments = parser.parse_args()
    parts = sample_texts(arguments.samples)
    times = max(1, round(arguments.megabytes * MEGABYTE / sum(len(part.encode()) for part in parts)))
    sys.stdout.write("| step | input | file MB | seconds | file MB/s | text MB/s |\n|---|---|---|---|---|---|\n")
    for sample in samples("\n".join(parts * times)):
        seconds, frames = _timed(sample, arguments.repeats)
        _write("documents", sample.form, len(sample.content), seconds, frames)
    texts = [Sample("", f"{number}.txt", part.encode()) for number, part in enumerate(parts * times)]
    frames = _read(*texts)
    divided = divide_documents(frames)
    size = sum(len(text.content) for text in texts)
    for step, run in (
        ("articles", lambda: divide_documents(frames)),
        ("placeholders", lambda: find_placeholders({**frames, **divided})),
    ):
        _write(step, f"{len(texts)} documents", size, best_seconds(run, arguments.repeats), frames)


def sample_texts(folder: Path) -> list[str]:
    """The texts of the readable sample files in UTF-8."""
    files = [path for path in sorted(folder.rglob("*.txt")) if "broken" not in path.parts]
    return [read_file(path, path.name).text.replace("\r\n", "\n") for path in files]


def samples(text: str) -> Iterator[Sample]:
    """The text in every form."""
    content = text.encode()
    yield Sample("UTF-8", "a.txt", content)
    yield Sample("GB18030", "a.txt", text.encode("gb18030"))
    yield Sample("UTF-16", "a.txt", text.encode("utf-16"))
    yield Sample("GB18030 with a broken byte", "a.txt", b"\xff".join(text.encode("gb18030").split(b"\n", 1)))
    lines = text.split("\n")
    escaped = [html.escape(line, quote=False) for line in lines]
    yield Sample("html, a paragraph a line", "a.html", "".join(f"<p>{line}</p>\n" for line in escaped).encode())
    records = [
        json.dumps({"text": "\n".join(lines[at : at + 200])}, ensure_ascii=False) for at in range(0, len(lines), 200)
    ]
    yield Sample(f"jsonl, {len(records)} records", "a.jsonl", "\n".join(records).encode())
    yield Sample(f"docx, {len(lines)} paragraphs", "a.docx", docx("".join(map(paragraph, escaped))))
    pages = pages_of(text)
    yield Sample(f"pdf, {len(pages)} pages", "a.pdf", pdf(pages))


def pages_of(text: str, most: int = 400) -> list[list[str]]:
    """The text as lines on pages, no more than `most` of them; without what the font of the pages has not."""
    printable = "".join(character for character in text if character != "\n" and ord(character) <= 0xFFFF)
    size = CHARACTERS_IN_A_LINE
    lines = [printable[at : at + size] for at in range(0, min(len(printable), most * LINES_ON_A_PAGE * size), size)]
    return [lines[at : at + LINES_ON_A_PAGE] for at in range(0, len(lines), LINES_ON_A_PAGE)]


def best_seconds(run: Callable[[], object], repeats: int) -> float:
    """Processor time of the fastest run."""
    seconds: list[float] = []
    for _ in range(repeats):
        started = time.process_time()
        run()
        seconds.append(time.process_time() - started)
    return min(seconds)


def _timed(sample: Sample, repeats: int) -> tuple[float, Frames]:
    """Seconds to read a file from its folder, and its frames."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / sample.name).write_bytes(sample.content)
        run = lambda: read_documents(scan_landing(Path(folder)), SEEN, LIMITS)  # noqa: E731
        return best_seconds(run, repeats), run()


def _read(*files: Sample) -> Frames:
    """The frames of several files."""
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            (Path(folder) / file.name).write_bytes(file.content)
        return read_documents(scan_landing(Path(folder)), SEEN, LIMITS)


def _write(step: str, form: str, size: int, seconds: float, frames: Frames) -> None:
    """A row of the table. Raises RuntimeError where nothing was read: a refusal must not count as speed."""
    if not frames["documents"].height or frames["quarantine"].height:
        raise RuntimeError(f"{form} was not read: {frames['quarantine']['detail'].to_list()}")
    characters = sum(len(text.encode()) for text in frames["document_text"]["text"])
    speeds = f"{size / seconds / MEGABYTE:.1f} | {characters / seconds / MEGABYTE:.1f}"
    sys.stdout.write(f"| {step} | {form} | {size / MEGABYTE:.2f} | {seconds:.2f} | {speeds} |\n")


if __name__ == "__main__":
    main()
