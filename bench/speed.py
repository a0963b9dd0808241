"""Time each stage and the whole, beside jieba, JioNLP, cn2an and a plain regular expression in the same run.

    python -m bench.speed [--megabytes 10] [--rounds 3] [--corpus ../shared/corpus] [--chains]

Two landing folders are read: a world, and the files of the corpus over and over. Writes the tables between the
markers of docs/performance.md; what else stands there is kept. With --chains only the stages whose speed together is a
target are timed, and the tables are printed and nowhere written.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench.timing.inputs import write_repeated_files, write_world_files
from bench.timing.memory import WHOLE, peak_megabytes
from bench.timing.others import SAMPLE_CHARACTERS, other_works
from bench.timing.page import LAST_OF_CHAINS, PAGE, ROOT, chain_table, table, write_page
from bench.timing.rounds import added, time_in_rounds
from bench.timing.stages import stage_works


def measure(title: str, landing: Path, rounds: int) -> str:
    """The tables of one landing folder: every stage beside other programs, and the chains that have a target."""
    peaks = peak_megabytes(landing)
    works = stage_works(landing)
    others = other_works(landing)
    timed = time_in_rounds([*works, *others], rounds)
    own, rest = timed[: len(works)], timed[len(works) :]
    characters = works[0].characters
    sizes = [path.stat().st_size for path in landing.rglob("*") if path.is_file()]
    about = f"{len(sizes):,} files, {sum(sizes) / 1e6:.1f} MB, {characters:,} characters."
    stages = table(title, about, [*own, added(WHOLE, own, characters)], rest, peaks)
    return f"{stages}\n\n{chain_table(own)}"


def measure_chains(title: str, landing: Path, rounds: int) -> str:
    """The table of the chains alone."""
    works = stage_works(landing, until=LAST_OF_CHAINS)
    about = f"{title}: {works[0].utf8_bytes / 1e6:.1f} MB of UTF-8, {works[0].characters:,} characters."
    return f"{about}\n\n{chain_table(time_in_rounds(works, rounds))}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--page", type=Path, default=PAGE)
    parser.add_argument("--chains", action="store_true")
    arguments = parser.parse_args()
    size = int(arguments.megabytes * 1e6)
    timed = measure_chains if arguments.chains else measure
    parts = [
        f"Measured on {datetime.now(UTC).date()}: Python {platform.python_version()}, {platform.machine()}, "
        f"{os.cpu_count()} cores; medians of {arguments.rounds} rounds in which everything has its turn. Seconds are "
        "those of the processor, all threads together. The stages read all of the text, in chunks of the pipeline's "
        "size and without the lake; MB are those of the text in UTF-8. The others read the first "
        f"{SAMPLE_CHARACTERS:,} characters. The last columns tell speed as a multiple of theirs. Peak memory is that "
        "of a process that reads the folder into a new lake."
    ]
    with tempfile.TemporaryDirectory() as folder:
        world = Path(folder) / "world"
        write_world_files(world, size)
        parts.append(timed("A world", world, arguments.rounds))
        if arguments.corpus.is_dir():
            repeated = Path(folder) / "repeated"
            write_repeated_files(repeated, arguments.corpus, size)
            parts.append(timed("The files of shared/corpus, repeated", repeated, arguments.rounds))
        else:
            parts.append("shared/corpus is not there: no table of it.")
    if arguments.chains:
        parts = parts[1:]
    else:
        write_page("\n\n".join(parts), arguments.page)
    print("\n\n".join(parts))


if __name__ == "__main__":
    main()
