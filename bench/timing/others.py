"""What the stages are held against: jieba, JioNLP, cn2an and a plain regular expression, on the same texts."""

from __future__ import annotations

import contextlib
import io
import logging
import re
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.timing.rounds import Work
from zongjie.documents import read_file, scan_landing
from zongjie.errors import UnreadableFileError

PLAIN_PATTERN = re.compile(r"\d+(?:\.\d+)?(?:万|亿)?(?:元|人次|人|名|所|个|%|平方米|次)?")
SAMPLE_CHARACTERS = 100_000
"""So much text each of them reads a round: JioNLP would take many minutes for what the stages read in seconds."""


def other_works(landing: Path) -> list[Work]:
    """A work for each other program, on the first paragraphs of the landing folder's files."""
    import cn2an  # pyright: ignore[reportMissingTypeStubs]  # noqa: PLC0415 - slow to import, and only needed here
    import jieba  # noqa: PLC0415

    with contextlib.redirect_stdout(io.StringIO()):  # it greets whoever imports it
        import jionlp  # pyright: ignore[reportMissingTypeStubs]  # noqa: PLC0415

    jieba.setLogLevel(60)
    paragraphs = _paragraphs(landing)
    now = time.time()

    def money_and_time(text: str) -> None:
        jionlp.ner.extract_money(text, with_parsing=True)
        jionlp.ner.extract_time(text, time_base=now, with_parsing=True)

    works: dict[str, Callable[[str], object]] = {
        "jieba.lcut": jieba.lcut,
        "JioNLP extract_money + extract_time": money_and_time,
        "cn2an.transform": lambda text: cn2an.transform(text, "cn2an"),
        "plain regular expression": PLAIN_PATTERN.findall,
    }
    characters = sum(map(len, paragraphs))
    for work in works.values():  # dictionaries are loaded at the first call
        _each(work, paragraphs[:1])()
    return [Work(name, _each(work, paragraphs), characters) for name, work in works.items()]


def _each(work: Callable[[str], object], texts: Sequence[str]) -> Callable[[], None]:
    """A call that does the work on every text. What it fails on or complains of is not what is timed here."""

    def run() -> None:
        logging.disable()
        try:
            with warnings.catch_warnings(action="ignore"):
                for text in texts:
                    with contextlib.suppress(Exception):
                        work(text)
        finally:
            logging.disable(logging.NOTSET)

    return run


def _paragraphs(landing: Path) -> list[str]:
    """Lines of the readable files that are not blank, SAMPLE_CHARACTERS of them and the rest of that line."""
    found: list[str] = []
    size = 0
    for file in scan_landing(landing):
        try:
            text = read_file(file.path, file.source_path).text
        except UnreadableFileError:
            continue
        for line in text.splitlines():
            if size >= SAMPLE_CHARACTERS:
                return found
            if line.strip():
                found.append(line)
                size += len(line)
    return found
