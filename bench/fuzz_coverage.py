"""Fuzzing led by coverage (atheris, libFuzzer) of three entries: decoding bytes, dividing texts, the whole extraction.

    python -m bench.fuzz_coverage {decode,split,extract} [--minutes 10] [--findings DIR] [--samples data/landing]

Ends with exit code 0 where nothing was found; else the input is kept in the folder of findings, so that it can become
a test case. The sample files are the first inputs. Needs `uv sync --extra fuzz`, which there is for Linux alone.
"""

from __future__ import annotations

import argparse
import importlib
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["zongjie"]):
    from zongjie.documents import Document, decode
    from zongjie.errors import UnreadableFileError
    from zongjie.extraction import document_frames, extract, run_stages
    from zongjie.stages import STAGES

    for stage in STAGES:
        importlib.import_module(f"zongjie.{stage.name}")

from bench.promises import BrokenPromiseError, check_tables

LONGEST = 3_000
"""Bytes of an input: long ones are slow and show little more."""
SECONDS_FOR_ONE = 20
MOST_MEGABYTES = 4096


def decode_bytes(content: bytes) -> None:
    """Any bytes are decoded into a text that can be stored, or refused as undecodable."""
    try:
        decoded = decode(content)
    except UnreadableFileError as error:
        if error.reason != "undecodable":
            raise
        return
    decoded.text.encode("utf-8")
    if not (decoded.encoding and decoded.evidence):
        raise BrokenPromiseError("no evidence")


def split_text(content: bytes) -> None:
    """Every character of any text has one owner."""
    text = content.decode("utf-8", "ignore")
    document = Document("d", "a.txt", "0", len(content), "utf-8", "fuzzing", "text/markdown", text)
    check_tables(run_stages(document_frames(document), "articles"))


def extract_text(content: bytes) -> None:
    """All tables of any text hold their promises."""
    check_tables(extract(content.decode("utf-8", "ignore")).tables)


TARGETS: dict[str, Callable[[bytes], None]] = {"decode": decode_bytes, "split": split_text, "extract": extract_text}


def main() -> None:
    """Run one target for the time given; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--samples", type=Path, default=Path("data/landing"))
    parser.add_argument("--findings", type=Path, default=Path(tempfile.gettempdir()) / "coverage_findings")
    arguments = parser.parse_args()
    arguments.findings.mkdir(parents=True, exist_ok=True)
    # vocabularies are loaded first: that belongs to no input
    extract("全县共有学校32所。")
    corpus = Path(tempfile.mkdtemp())
    for number, path in enumerate(sorted(arguments.samples.rglob("*"))):
        if path.is_file():
            (corpus / str(number)).write_bytes(path.read_bytes()[:LONGEST])
    options = {
        "max_total_time": round(60 * arguments.minutes),
        "max_len": LONGEST,
        "timeout": SECONDS_FOR_ONE,
        "rss_limit_mb": MOST_MEGABYTES,
        "artifact_prefix": f"{arguments.findings}/{arguments.target}_",
        "print_final_stats": 1,
    }
    flags = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *flags, str(corpus)], TARGETS[arguments.target])
    try:
        atheris.Fuzz()
    finally:
        shutil.rmtree(corpus, ignore_errors=True)


if __name__ == "__main__":
    main()
