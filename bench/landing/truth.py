"""The truth of a world as tables, written beside its files in a stream."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow
import pyarrow.parquet

from zongjie.tables.measurements import FACETS

STRINGS = pl.List(pl.String)
TABLES: Mapping[str, Mapping[str, Any]] = {
    "documents": {
        "source_path": pl.String,
        "expected": pl.String,
        "reason": pl.String,
        "file_kind": pl.String,
        "encoding": pl.String,
        "character_count": pl.Int64,
        "article_count": pl.Int64,
        "damage": STRINGS,
    },
    "articles": {
        "source_path": pl.String,
        "article": pl.Int64,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "body_start": pl.Int64,
        "title": pl.String,
        "article_key": pl.String,
        "authority_number": pl.Int64,
        "document_type": pl.String,
        "organisation_level": pl.String,
        "place": pl.String,
        "place_code": pl.String,
        "place_shown": pl.Boolean,
        "report_year": pl.Int64,
        "provable_min": pl.Int64,
        "provable_max": pl.Int64,
        "copy_of": pl.String,
        "copy_relation": pl.String,
    },
    "sections": {
        "source_path": pl.String,
        "article": pl.Int64,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "heading_start": pl.Int64,
        "heading": pl.String,
        "theme": pl.String,
        "role": pl.String,
    },
    "figures": {
        "figure_id": pl.String,
        "source_path": pl.String,
        "article": pl.Int64,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "surface": pl.String,
        "value_min": pl.Float64,
        "value_max": pl.Float64,
        "true_value": pl.Float64,
        "unit": pl.String,
        "operator": pl.String,
        "nature": pl.String,
        "is_masked": pl.Boolean,
        "is_optional": pl.Boolean,
        "is_hedged": pl.Boolean,
        "is_absolute": pl.Boolean,
        "origin": pl.String,
        **dict.fromkeys(FACETS, pl.String),
        "unit_code": pl.String,
        "base_unit": pl.String,
        "base_value_min": pl.Float64,
        "base_value_max": pl.Float64,
        "labels": STRINGS,
        "indicator_code": pl.String,
        "period_year": pl.Int64,
        "parent_id": pl.String,
        "compared_with_id": pl.String,
        "frame": pl.String,
        "form": pl.String,
    },
    "numerals": {
        "source_path": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "surface": pl.String,
        "numeral_class": pl.String,
    },
    "placeholders": {
        "source_path": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "surface": pl.String,
        "placeholder_kind": pl.String,
        "is_optional": pl.Boolean,
    },
    "evidence": {
        "source_path": pl.String,
        "article": pl.Int64,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "surface": pl.String,
    },
    "arithmetic": {
        "source_path": pl.String,
        "article": pl.Int64,
        "kind": pl.String,
        "figure_ids": STRINGS,
        "verdict": pl.String,
        "restored_value": pl.Float64,
    },
    "version_differences": {
        "source_path": pl.String,
        "article": pl.Int64,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "surface": pl.String,
        "value": pl.Float64,
        "original_value": pl.Float64,
    },
    "boilerplate": {"source_path": pl.String, "char_start": pl.Int64, "char_end": pl.Int64, "surface": pl.String},
}

Rows = dict[str, list[dict[str, Any]]]

ROW_GROUP = 50_000
"""Rows of a table that are written together."""


class TruthWriter:
    """Writes the tables batch by batch, so that a world of any size needs the memory of one batch."""

    def __init__(self, folder: Path, batch: int = 200) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._batch = batch
        self._documents = 0
        self._rows: Rows = {name: [] for name in TABLES}
        self._tables: dict[str, list[pyarrow.Table]] = {name: [] for name in TABLES}
        empty = {name: pl.DataFrame(schema=dict(columns)).to_arrow() for name, columns in TABLES.items()}
        self._schemas = {name: table.schema for name, table in empty.items()}
        self._writers = {
            name: pyarrow.parquet.ParquetWriter(folder / f"{name}.parquet", schema)
            for name, schema in self._schemas.items()
        }

    def add(self, rows: Rows) -> None:
        """The rows of one document."""
        for name, found in rows.items():
            self._rows[name] += found
        self._documents += 1
        if self._documents % self._batch == 0:
            self._flush()

    def _flush(self, least_rows: int = ROW_GROUP) -> None:
        """Turn rows into columns, and write what has gathered of a table once it is a row group of some size.

        The writer keeps a note on each row group, so that many small ones would fill the memory of a large world.
        """
        for name, rows in self._rows.items():
            if rows:
                table = pl.DataFrame(rows, schema=dict(TABLES[name])).to_arrow()
                self._tables[name].append(table.cast(self._schemas[name]))
                rows.clear()
            gathered = self._tables[name]
            if sum(table.num_rows for table in gathered) >= least_rows and gathered:
                self._writers[name].write_table(pyarrow.concat_tables(gathered))
                gathered.clear()

    def __enter__(self) -> TruthWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush(least_rows=0)
        for writer in self._writers.values():
            writer.close()


def frames_of(rows: Rows) -> dict[str, pl.DataFrame]:
    """Rows as polars frames."""
    return {name: pl.DataFrame(rows.get(name, []), schema=dict(columns)) for name, columns in TABLES.items()}


def read_truth(folder: Path) -> dict[str, pl.DataFrame]:
    """The tables of a world."""
    return {name: pl.read_parquet(folder / f"{name}.parquet") for name in TABLES}
