"""Feed mutated files to reading, and say what raises, breaks a promise or takes too long.

    python -m bench.fuzz_reading [--minutes 10] [--seed 1] [--samples data/landing] [--findings DIR]

Each round damages a sample file (bytes flipped, cut out, doubled, cut off, another encoding, another
name) or makes one up, and runs documents, articles and placeholders on it. A file that shows a
fault is kept in the folder of findings, so that it can become a test case.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import polars as pl

from zongjie.articles import process as divide_documents
from zongjie.documents import read_documents, scan_landing
from zongjie.placeholders import process as find_placeholders
from zongjie.tables.table import Frames
from zongjie.text.offsets import OffsetMap

SECONDS_PER_MEGABYTE = 8.0
"""More than this is a finding: it would show a pattern that backtracks."""
LEAST_SECONDS = 1.0
ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16", "utf-16-be", "utf-8-sig", "utf-32", "shift_jis", "latin-1")
EXTENSIONS = ("txt", "md", "html", "docx", "pdf", "jsonl", "parquet", "")
PIECES = [
    "一、",
    "（二）",
    "3.",
    "(4)",
    "①",
    "——",
    "一是",
    "首先，",
    "篇一",
    "第二篇",
    "【篇三】",
    "范文1",
    "总结(2)",
    "20xx年",
    "20__",
    "20xx-20xx",
    "xx市",
    "##乡",
    "*组",
    "_",
    "__万元",
    "x月x日",
    "第xx届",
    "《xxx》",
    "“”",
    "（）",
    "□",
    "·",
    "、",
    "，",
    "。",
    ";",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u3000",
    "\u200b",
    "\x00",
    "\ufeff",
    "\ue000",
    "\u2028",
    "x",
    "X",
    "×",
    "○",
    "〇",
    "**",
    "'",
    "`",
    "3.5",
    "4·1%",
    "285、12万元",
    "小编整理",
    "相关文章：",
    "一键复制",
    "时间:2020-01-02",
    "教育局",
    "学校",
    "投入",
    "达",
    "𠮷",
    "é",
    "��",
]


def main() -> None:
    """Run for the time given; the exit code tells whether anything was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", type=Path, default=Path("data/landing"))
    parser.add_argument("--findings", type=Path, default=Path(tempfile.gettempdir()) / "reading_findings")
    arguments = parser.parse_args()
    samples = [path for path in sorted(arguments.samples.rglob("*")) if path.is_file()]
    generator = random.Random(arguments.seed)
    outcomes: Counter[str] = Counter()
    until = time.monotonic() + 60 * arguments.minutes
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < until:
            name, content = damaged(generator, samples)
            outcomes[_try(Path(folder), name, content, arguments.findings)] += 1
    sys.stdout.write("".join(f"{outcome}\t{count}\n" for outcome, count in sorted(outcomes.items())))
    sys.exit(any(outcome.startswith("fault") for outcome in outcomes))


def damaged(generator: random.Random, samples: list[Path]) -> tuple[str, bytes]:
    """Name and bytes of a file that was damaged or made up."""
    kind = generator.random()
    extension = generator.choice(EXTENSIONS)
    if kind < 0.1:
        return f"a.{extension}", generator.randbytes(generator.choice((3, 50, 1000, 20_000)))
    if kind < 0.4:
        made_up = "".join(generator.choice(PIECES) for _ in range(generator.choice((5, 60, 600))))
        content = made_up.encode(generator.choice(ENCODINGS), "ignore")
    else:
        sample = generator.choice(samples)
        content, extension = sample.read_bytes(), sample.suffix[1:] if generator.random() < 0.9 else extension
        if generator.random() < 0.2 and sample.suffix in (".txt", ".md"):
            content = content.decode("utf-8", "ignore").encode(generator.choice(ENCODINGS), "ignore")
    for _ in range(generator.choice((0, 1, 1, 2, 5, 40))):
        content = _change(generator, content)
    return f"a.{extension}", content


def _change(generator: random.Random, content: bytes) -> bytes:
    """The bytes with one change."""
    at = generator.randrange(len(content) + 1)
    length = generator.choice((1, 1, 2, 3, 16, 300))
    piece = content[at : at + length]
    match generator.randrange(6):
        case 0:
            return content[:at] + generator.randbytes(length) + content[at + length :]
        case 1:
            return content[:at] + content[at + length :]
        case 2:
            return content[:at] + piece * generator.choice((2, 3, 200)) + content[at:]
        case 3:
            return content[:at]
        case 4:
            return (
                content[:at]
                + generator.choice(PIECES).encode("utf-8", "ignore") * generator.choice((1, 3, 500))
                + content[at:]
            )
        case _:
            return content[:at] + bytes(reversed(piece)) + content[at + length :]


def _try(folder: Path, name: str, content: bytes, findings: Path) -> str:
    """What came of one file: document, the reason of its refusal, or a fault, which is kept and printed."""
    path = folder / name
    path.write_bytes(content)
    started = time.process_time()
    try:
        outcome = run(folder)
    except Exception as error:
        outcome = f"fault {type(error).__name__}"
        sys.stderr.write(traceback.format_exc())
    seconds = time.process_time() - started
    if seconds > max(LEAST_SECONDS, SECONDS_PER_MEGABYTE * len(content) / 1e6):
        outcome = f"fault slow {outcome}"
        sys.stderr.write(f"{seconds:.1f} s for {len(content)} bytes\n")
    if outcome.startswith("fault"):
        findings.mkdir(parents=True, exist_ok=True)
        kept = findings / f"{len(list(findings.iterdir()))}_{name}"
        kept.write_bytes(content)
        sys.stderr.write(f"{outcome}: {kept}\n")
        sys.stderr.flush()
    path.unlink()
    return outcome


class BrokenPromiseError(Exception):
    """Something that must hold of every document does not."""


def _promise(holds: bool) -> None:
    """Raise BrokenPromiseError unless what was promised holds."""
    if not holds:
        raise BrokenPromiseError


def run(landing: Path) -> str:
    """Read a landing folder and assert what is promised of every document; the outcome of its first file."""
    files = scan_landing(landing)
    frames = read_documents(files, datetime(2026, 1, 1, tzinfo=UTC))
    states = frames["landing_files"]
    _promise(states["file_path"].n_unique() == len(files))
    _promise(states.height == frames["documents"].height + frames["quarantine"].height)
    divided = divide_documents(frames)
    _promise(divided["document_facts"].height == frames["documents"].height)
    found = find_placeholders({**frames, **divided})
    for document_id, text in frames["document_text"].select("document_id", "text").iter_rows():
        _check_document(text, document_id, divided)
        _check_placeholders(text, document_id, divided, found)
    return "document" if frames["documents"].height else str(frames["quarantine"]["reason"][0])


def _check_document(text: str, document_id: str, divided: Frames) -> None:
    """Every visible character lies in one sentence or one removed line; a page's number may stand inside a sentence."""
    owned = [False] * len(text)
    for table in ("sentences", "boilerplate"):
        rows = divided[table].filter(pl.col("document_id") == document_id)
        is_page_number = pl.col("reason") == "page_number" if table == "boilerplate" else pl.lit(value=False)
        for start, end, is_crossed in rows.select("char_start", "char_end", is_page_number.alias("n")).iter_rows():
            _promise(start < end)
            _promise(is_crossed or not any(owned[start:end]))
            owned[start:end] = [True] * (end - start)
    _promise(all(is_owned or character.isspace() for character, is_owned in zip(text, owned, strict=True)))


def _check_placeholders(text: str, document_id: str, divided: Frames, found: Frames) -> None:
    """Surfaces stand where their rows say, and each map covers its article and its clean text."""
    own = pl.col("document_id") == document_id
    spans = found["placeholders"].filter(own).sort("char_start").select("char_start", "char_end", "surface").rows()
    _promise(all(text[start:end] == surface for start, end, surface in spans))
    _promise(all(first[1] <= second[0] for first, second in pairwise(spans)))
    articles = divided["articles"].filter(own).join(found["clean_texts"], on="article_id")
    for start, end, clean, runs in articles.select("char_start", "char_end", "clean_text", "offset_runs").iter_rows():
        offsets = OffsetMap.from_rows(runs)
        _promise(offsets.runs[0].raw_start == start)
        _promise((offsets.runs[-1].raw_end, offsets.runs[-1].clean_end) == (end, len(clean)))


if __name__ == "__main__":
    main()
