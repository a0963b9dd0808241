"""Print generated paragraphs beside real ones, for a reader who judges what gives the generated ones away.

    python -m bench.show [--seed 7] [--paragraphs 10] [--corpus ../shared/corpus]

Real paragraphs are printed and never stored. Labelled articles that are kept aside for scoring are passed over,
so that nobody who works on the generator or on the rules reads them here.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from random import Random

from bench.landing.files import landing_files
from bench.score import KEPT_ASIDE, ROOT
from bench.sentences.chance import chance
from bench.sentences.grammar import grammar
from zongjie.documents import read_file, scan_landing
from zongjie.errors import UnreadableFileError

CORPUS = ROOT.parent / "shared" / "corpus"
SHORTEST, LONGEST = 40, 400
_FILES = 60
"""Files of the world from which paragraphs are drawn."""

Spans = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True)
class Paragraph:
    """A line of a file, and where it begins there (characters)."""

    source_path: str
    start: int
    text: str


def paragraphs_of(text: str, source_path: str) -> Iterator[Paragraph]:
    """Lines that are long enough to be paragraphs and short enough to be read at a glance."""
    start = 0
    for line in text.splitlines(keepends=True):
        if SHORTEST <= len(line.strip()) <= LONGEST:
            yield Paragraph(source_path, start, line.strip())
        start += len(line)


def kept_aside(corpus: Path) -> Spans:
    """Spans by file of the labelled articles kept aside for scoring; none where no labels lie beside the corpus."""
    listed = corpus.parent / "gold" / "articles.json"
    spans: Spans = {}
    if listed.is_file():
        for article in json.loads(listed.read_text(encoding="utf-8")):
            if article["id"] in KEPT_ASIDE:
                spans.setdefault(article["file"], []).append((article["start"], article["end"]))
    return spans


def real_paragraphs(corpus: Path) -> list[Paragraph]:
    """The paragraphs of all files that can be read, without the articles kept aside."""
    spans = kept_aside(corpus)
    found: list[Paragraph] = []
    for file in scan_landing(corpus):
        try:
            text = read_file(file.path, file.source_path).text
        except UnreadableFileError as error:
            print(f"{file.source_path}: {error}", file=sys.stderr)
            continue
        aside = spans.get(file.source_path, [])
        found += [
            one
            for one in paragraphs_of(text, file.source_path)
            if not any(start < one.start + len(one.text) and one.start < end for start, end in aside)
        ]
    return found


def generated_paragraphs(seed: int) -> list[Paragraph]:
    """The paragraphs of a small world, as its files show them after damage."""
    made = landing_files(_FILES, seed, grammar())
    return [one for file in made if file.text for one in paragraphs_of(file.text, file.source_path)]


def choose(paragraphs: list[Paragraph], count: int, random: Random) -> list[Paragraph]:
    """So many of them, or all there are."""
    return random.sample(paragraphs, min(count, len(paragraphs)))


def page(seed: int, count: int, corpus: Path) -> Iterator[str]:
    """The lines to print: pairs of a generated and a real paragraph."""
    made = choose(generated_paragraphs(seed), count, chance(f"{seed}/show/generated"))
    real = choose(real_paragraphs(corpus), count, chance(f"{seed}/show/real"))
    for number, (one, other) in enumerate(zip_longest(made, real), 1):
        for name, paragraph in (("生成 generated", one), ("真实 real", other)):
            if paragraph is not None:
                yield f"{number}. {name} [{paragraph.source_path} @{paragraph.start}]"
                yield f"   {paragraph.text}"
        yield ""


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--paragraphs", type=int, default=10)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    arguments = parser.parse_args()
    if not arguments.corpus.is_dir():
        parser.exit(
            1,
            f"没有真实文本可比：找不到文件夹 {arguments.corpus}，请用 --corpus 指定。"
            f" No real texts to compare with: there is no folder {arguments.corpus}; name one with --corpus.\n",
        )
    for line in page(arguments.seed, arguments.paragraphs, arguments.corpus):
        print(line)


if __name__ == "__main__":
    main()
