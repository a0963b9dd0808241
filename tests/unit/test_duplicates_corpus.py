"""The copies in the shared sample corpus, which were found by reading it."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from zongjie.documents.reading import read_file
from zongjie.extraction import document_frames, run_stage
from zongjie.stages import stage
from zongjie.tables.measurements import MEASUREMENTS
from zongjie.tables.table import empty

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"

COPIES = {
    ("000", 4): (("001", 9), "same_text"),
    ("001", 10): (("001", 1), "excerpt"),
    ("001", 12): (("001", 1), "half_year_of"),
    ("001", 13): (("001", 17), "excerpt"),
    ("001", 16): (("001", 4), "excerpt"),
    ("001", 22): (("001", 1), "same_text"),
}
"""File and article number of each copy, with its original and relation; the other pairs follow from these."""


@pytest.mark.corpus
def test_all_copies_are_found_and_no_other() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the shared corpus is not here")
    documents = [document_frames(read_file(path, path.name)) for path in sorted(CORPUS.glob("*.txt"))]
    tables = {name: pl.concat([frames[name] for frames in documents]) for name in documents[0]}
    tables["measurements"] = empty(MEASUREMENTS)
    for name in ("articles", "placeholders", "duplicates"):
        tables |= run_stage(stage(name), tables)
    names = {
        row["article_id"]: (row["source_path"][:3], row["article_number"])
        for row in tables["articles"].iter_rows(named=True)
    }
    copies = tables["article_duplicates"].filter(pl.col("duplicate_of").is_not_null())
    found = {
        names[row["article_id"]]: (names[row["duplicate_of"]], row["copy_relation"])
        for row in copies.iter_rows(named=True)
    }
    assert found == COPIES
