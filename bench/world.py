"""Write a world: landing files and, beside them, the truth about them.

    python -m bench.world --documents 1000 --seed 7 --output DIR

The same seed and number of documents give the same bytes. Rows are written as they come, two hundred documents
at a time.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from bench.landing.files import landing_files
from bench.landing.truth import TruthWriter
from bench.sentences.grammar import grammar


def write_world(documents: int, seed: int, output: Path) -> int:
    """Write `documents` files below output/landing and the truth below output/truth. Returns characters written.

    All is written beside `output` first: a world that was broken off is not there.
    """
    unfinished = output.with_name(f"{output.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    landing = unfinished / "landing"
    landing.mkdir(parents=True)
    characters = 0
    with TruthWriter(unfinished / "truth") as truth:
        for file in landing_files(documents, seed, grammar()):
            path = landing / file.source_path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
            characters += len(file.text or "")
            truth.add(file.rows)
    if output.exists():
        output.rmdir()
    unfinished.rename(output)
    return characters


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    if arguments.output.exists() and any(arguments.output.iterdir()):
        parser.error(f"{arguments.output} is not empty: take another folder")
    characters = write_world(arguments.documents, arguments.seed, arguments.output)
    print(f"{arguments.documents} files, {characters:,} characters, seed {arguments.seed}: {arguments.output}")


if __name__ == "__main__":
    main()
