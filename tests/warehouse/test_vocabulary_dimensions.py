"""Every vocabulary is in the warehouse, row for row, and the documentation lists them all.

ZONGJIE_WRITE_VOCABULARIES=1 writes the table of docs/stages/vocabulary.md instead of comparing.
"""

from __future__ import annotations

import os
import re

import duckdb
import polars as pl
import pytest

from tests.support.places import ROOT
from zongjie.vocabulary.entries import entries
from zongjie.vocabulary.registry import registry
from zongjie.vocabulary.stage import process

PAGE = ROOT / "docs" / "stages" / "vocabulary.md"
START, END = "<!-- vocabularies:start -->", "<!-- vocabularies:end -->"
BESIDE_ITS_FILE = {"dim_unit": 2}
"""Rows of a dimension that stand for what no file holds: no unit, an unknown unit."""


def _counts(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, int]:
    return dict(connection.sql(query).fetchall())


@pytest.mark.slow
@pytest.mark.xdist_group("warehouse")
def test_every_entry_is_in_the_warehouse(connection: duckdb.DuckDBPyConnection) -> None:
    in_files = {name: len(entries(name)) for name in registry()}
    assert _counts(connection, "select vocabulary, entry_count from dim_vocabulary") == in_files
    shown = _counts(connection, "select vocabulary, count(*) from dim_vocabulary_entry group by vocabulary")
    assert shown == in_files


@pytest.mark.slow
@pytest.mark.xdist_group("warehouse")
@pytest.mark.parametrize("name", [name for name, vocabulary in registry().items() if vocabulary.dimension])
def test_a_dimension_holds_its_whole_vocabulary(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    table = registry()[name].dimension
    assert table
    rows = connection.sql(f'select * from "{table}"').pl()  # noqa: S608 - a name of the registry
    assert rows.height == len(entries(name)) + BESIDE_ITS_FILE.get(table, 0)
    # counter-examples are still to be written for some vocabularies
    columns = set(rows.columns) - {"counter_example"}
    empty = [column for column in columns if rows[column].null_count() == rows.height]
    assert empty == [], "a column without any value is misspelt in the model"


def test_rows_come_with_key_source_and_example() -> None:
    found = process({})["vocabulary_entries"]
    row = found.row(by_predicate=(pl.col("vocabulary") == "units") & (pl.col("entry") == "亩"), named=True)
    assert '"base_unit": "平方米"' in row["attributes"]
    assert row["source"]
    assert "亩" in row["example"]


def _table() -> str:
    lines = ["| vocabulary | what it is | read by | table |", "|---|---|---|---|"]
    for _, vocabulary in sorted(registry().items()):
        cells = [
            f"`{vocabulary.file}`",
            f"{vocabulary.title_zh} / {vocabulary.title_en}",
            ", ".join(vocabulary.read_by),
            f"`{vocabulary.dimension}`" if vocabulary.dimension else "",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def test_the_page_lists_every_vocabulary() -> None:
    text = PAGE.read_text(encoding="utf-8")
    present = re.sub(f"{START}.*{END}", lambda _: f"{START}\n{_table()}\n{END}", text, flags=re.DOTALL)
    if os.environ.get("ZONGJIE_WRITE_VOCABULARIES") == "1":
        PAGE.write_text(present, encoding="utf-8")
    assert START in text
    assert present == PAGE.read_text(encoding="utf-8")
