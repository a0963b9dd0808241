"""The texts that are timed: landing folders of about a given size."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from bench.landing.files import landing_files
from bench.sentences.grammar import grammar

SEED = 7


def write_world_files(folder: Path, size: int) -> None:
    """Write the first files of a world into `folder`, broken ones among them, until there are about `size` bytes."""
    total = 0
    for file in landing_files(1_000_000, SEED, grammar()):
        path = folder / file.source_path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        total += len(file.content)
        if total >= size:
            break


def write_repeated_files(folder: Path, corpus: Path, size: int) -> None:
    """Write the text files of `corpus` over and over, each time into a folder of its own, up to about `size` bytes.

    Raises FileNotFoundError where `corpus` holds no text file.
    """
    contents = {path.name: path.read_bytes() for path in sorted(corpus.glob("*.txt"))}
    if not contents:
        raise FileNotFoundError(f"{corpus} holds no .txt file to repeat")
    total = 0
    for number in count():
        for name, content in contents.items():
            if total >= size:
                return
            path = folder / f"{number:04d}" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            total += len(content)
