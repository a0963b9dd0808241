"""Time how fast the literals of all vocabularies together are found on one core.

    python -m bench.matching_speed [--megabytes 20] [--rounds 5] [--corpus ../shared/corpus]

Read are the files of the corpus over and over, a world, and the sample. Prints a table for each; the figures in
docs/performance.md are copied from there.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench.timing.inputs import write_repeated_files, write_world_files
from bench.timing.matching import all_phrases, matching_works, speed_table, texts_of
from bench.timing.page import ROOT
from bench.timing.rounds import time_in_rounds


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    arguments = parser.parse_args()
    size = int(arguments.megabytes * 1e6)
    print(f"{len(all_phrases()):,} phrases")
    with tempfile.TemporaryDirectory() as folder:
        inputs = {"The sample": ROOT / "data" / "landing", "A world": Path(folder) / "world"}
        write_world_files(inputs["A world"], size)
        if arguments.corpus.is_dir():
            inputs["The files of shared/corpus, repeated"] = Path(folder) / "repeated"
            write_repeated_files(inputs["The files of shared/corpus, repeated"], arguments.corpus, size)
        for title, landing in inputs.items():
            texts = texts_of(landing)
            print("\n" + speed_table(title, texts, time_in_rounds(matching_works(texts), arguments.rounds)))


if __name__ == "__main__":
    main()
