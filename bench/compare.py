"""Run the stages on a world and compare what they find with its truth.

    python -m bench.compare DIR [--limit N] [--kinds 40] [--examples 2] [--published WAREHOUSE] [--write-docs]

Real text is harder: these figures stand beside those on hand-labelled texts, never instead of them.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from bench.comparison.arithmetic import compare_arithmetic
from bench.comparison.articles import best_article, compare_article, compare_sections
from bench.comparison.copies import compare_copies, compare_figures_of_copies
from bench.comparison.figures import compare_figures, compare_numerals, compare_placeholders
from bench.comparison.matching import Record
from bench.comparison.page import write_page
from bench.comparison.published import read_published
from bench.comparison.reading import Read, find_duplicates, read_world
from bench.comparison.rows import rows_of
from bench.comparison.tally import Tally
from bench.landing.truth import read_truth
from zongjie.documents import Document, read_file
from zongjie.errors import UnreadableFileError

Grouped = dict[str, dict[str, list[Record]]]
_DUPLICATES_READ = ("articles", "clean_texts", "measurements")


def compare_world(folder: Path, limit: int | None = None, examples: int = 3) -> Tally:
    """Compare a whole world (or its first `limit` files)."""
    tally = Tally(examples_kept=examples)
    truth = read_truth(folder / "truth")
    documents = truth["documents"].to_dicts()[:limit]
    grouped: Grouped = {name: _by_path(frame) for name, frame in truth.items()}
    kept: dict[str, list[pl.DataFrame]] = {name: [] for name in _DUPLICATES_READ}
    matched = Matched()
    for read in read_world(folder / "landing", [row["source_path"] for row in documents]):
        compare_chunk(read, grouped, tally, matched)
        for name in _DUPLICATES_READ if read.tables else ():
            kept[name].append(read.tables[name])
    if matched.articles:
        compare_duplicates(matched, find_duplicates({name: pl.concat(frames) for name, frames in kept.items()}), tally)
    return tally


def compare_published(folder: Path, warehouse: Path, examples: int = 3) -> Tally:
    """Compare a world with the warehouse that was published from its landing folder."""
    tally = Tally(examples_kept=examples)
    truth = read_truth(folder / "truth")
    grouped: Grouped = {name: _by_path(frame) for name, frame in truth.items()}
    tables = read_published(warehouse)
    matched = Matched()
    documents: dict[str, Document] = {}
    refused: dict[str, str] = {}
    for row in truth["documents"].iter_rows(named=True):
        try:
            documents[row["source_path"]] = read_file(folder / "landing" / row["source_path"], row["source_path"])
        except UnreadableFileError as error:
            refused[row["source_path"]] = error.reason
    compare_chunk(Read(documents, tables, refused, {}), grouped, tally, matched)
    compare_duplicates(matched, tables, tally)
    return tally


def compare_duplicates(matched: Matched, found: dict[str, pl.DataFrame], tally: Tally) -> None:
    """Copies of articles, of figures, and figures on which versions differ."""
    compare_copies(matched.articles, {row["article_id"]: row for row in found["article_duplicates"].to_dicts()}, tally)
    compare_figures_of_copies(
        matched.figures,
        set(found["duplicate_measurements"]["measurement_id"]),
        set(found["version_differences"]["measurement_id"]) | set(found["version_differences"]["other_measurement_id"]),
        tally,
    )


def _by_path(frame: pl.DataFrame) -> dict[str, list[Record]]:
    """Rows of a table of truth by source path."""
    found: dict[str, list[Record]] = defaultdict(list)
    for row in frame.iter_rows(named=True):
        found[row["source_path"]].append(row)
    return found


@dataclass
class Matched:
    """What was found in its place: true articles with `article_id`, true figures with `measurement_id`."""

    articles: list[Record] = field(default_factory=list)
    figures: list[Record] = field(default_factory=list)


def compare_chunk(read: Read, truth: Grouped, tally: Tally, matched: Matched) -> None:
    """Compare a chunk of files."""
    for path, reason in read.refused.items():
        row = truth["documents"][path][0]
        tally.answer("files read or refused", row["reason"] == reason, f"{row['reason']}, found {reason}", path)
    for path, error in read.crashed.items():
        tally.answer("stages without failure", False, error, path)
    for path, document in read.documents.items():
        tally.answer("stages without failure", True)
        row = truth["documents"][path][0]
        same_length = len(document.text) == row["character_count"]
        right = row["expected"] == "document" and same_length
        tally.answer(
            "files read or refused", right, f"{row['expected']} {row['encoding']}, read as {document.encoding}", path
        )
        if right:
            compare_document(document, read.tables, truth, tally, matched)


def compare_document(
    document: Document, tables: dict[str, pl.DataFrame], truth: Grouped, tally: Tally, matched: Matched
) -> None:
    """Compare everything in one document."""
    text, path, document_id = document.text, document.source_path, document.document_id
    own = {
        name: rows_of(frame, document_id=document_id)
        for name, frame in tables.items()
        if "document_id" in frame.columns
    }
    true = {name: rows.get(path, []) for name, rows in truth.items()}
    by_figure = compare_figures(text, true["figures"], own["measurements"], own["links"], tally)
    compare_numerals(text, true["numerals"], own["numerals"], own["articles"], tally)
    compare_placeholders(text, true["placeholders"], own["placeholders"], tally)
    compare_sections(text, true["sections"], own["sections"], tally)
    compare_arithmetic(text, true["arithmetic"], own, by_figure, tally)
    _compare_boilerplate(true["boilerplate"], own["boilerplate"], tally)
    _compare_tamper_flags(true["documents"][0], own["document_facts"][0], tally)
    versions = {(row["char_start"], row["char_end"]) for row in true["version_differences"]}
    for one in true["figures"]:
        if one["figure_id"] in by_figure:
            found_figure = {"measurement_id": by_figure[one["figure_id"]]["measurement_id"]}
            differs = (one["char_start"], one["char_end"]) in versions
            matched.figures.append({**one, **found_figure, "differs": differs})
    years = {row["article_id"]: row for row in own["report_years"]}
    places = {row["article_id"]: row for row in own["article_places"]}
    for one in true["articles"]:
        other = best_article(one, own["articles"])
        found_id = other["article_id"] if other is not None else ""
        if compare_article(one, other, places.get(found_id, {}), years.get(found_id, {}), tally):
            matched.articles.append(dict(one) | {"article_id": found_id})


DAMAGE_FLAGS = {"year_scrubber": "year_scrubber", "word_filter": "word_filter", "strokes": "anti_copy"}
"""The sign that a kind of damage leaves, where it leaves any."""


def _compare_tamper_flags(document: Record, facts: Record, tally: Tally) -> None:
    """Signs of tampering: those of the damage that struck, and of no other."""
    for damage, flag in DAMAGE_FLAGS.items():
        struck = damage in document["damage"]
        found = flag in facts["tamper_flags"]
        tally.answer("tamper flags", found == struck, f"{flag}, found {found}", document["source_path"])


def _compare_boilerplate(true: list[Record], found: list[Record], tally: Tally) -> None:
    """Lines of the page that were set aside."""
    for one in true:
        held = any(row["char_start"] < one["char_end"] and one["char_start"] < row["char_end"] for row in found)
        tally.answer("page lines set aside", held, "left in the text", one["surface"])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--published", type=Path, help="a warehouse made of the world's landing folder, to be compared")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--kinds", type=int, default=40, help="how many kinds of differences to print")
    parser.add_argument("--examples", type=int, default=2)
    parser.add_argument("--write-docs", action="store_true", help="write the tables of docs/worlds.md")
    arguments = parser.parse_args()
    if arguments.published:
        tally = compare_published(arguments.folder, arguments.published, arguments.examples)
    else:
        tally = compare_world(arguments.folder, arguments.limit, arguments.examples)
    print(tally.report(arguments.kinds, arguments.examples))
    if arguments.write_docs:
        write_page(tally, about(arguments.folder))


def about(folder: Path) -> str:
    """What a world is made of, in a sentence."""
    truth = read_truth(folder / "truth")
    characters = int(truth["documents"]["character_count"].sum())
    articles, figures = truth["articles"].height, truth["figures"].height
    return (
        f"A world of {truth['documents'].height:,} files ({characters:,} characters, {articles:,} articles, one figure "
        f"in {characters // max(figures, 1)} characters), read on {datetime.now(UTC).date()}, beside the hand-labelled "
        "texts as last recorded. Real text is harder; what a world calls wrong its authors may not have thought of."
    )


if __name__ == "__main__":
    main()
