"""CSV for spreadsheets: UTF-8 with a byte order mark, so that Excel shows Chinese.

Text that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP's page on CSV
injection advises: the texts come from strangers' websites. Parquet holds them unchanged.
"""

from __future__ import annotations

import codecs
from pathlib import Path

import duckdb
import polars as pl

from zongjie.publishing.export.described import DescribedTable
from zongjie.publishing.export.flat import flat_relation

_RUNS_AS_FORMULA = r"^[=+\-@\t\r]"
_ROWS_AT_ONCE = 50_000


def write_csv(connection: duckdb.DuckDBPyConnection, table: DescribedTable, file: Path) -> None:
    """Write one table with a header line, a batch of rows at a time."""
    with file.open("wb") as target:
        target.write(codecs.BOM_UTF8)
        schema = [column.name for column in table.columns]
        target.write(pl.DataFrame(schema=dict.fromkeys(schema, pl.String)).write_csv().encode())
        for batch in flat_relation(connection, table).to_arrow_reader(_ROWS_AT_ONCE):
            frame = pl.DataFrame(batch)
            frame.with_columns(_harmless(name) for name, dtype in frame.schema.items() if dtype == pl.String).write_csv(
                target, include_header=False
            )


def _harmless(name: str) -> pl.Expr:
    text = pl.col(name)
    return pl.when(text.str.contains(_RUNS_AS_FORMULA)).then("'" + text).otherwise(text).alias(name)
