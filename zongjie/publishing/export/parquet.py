"""Parquet: exact, with the comments of table and columns in the file's own metadata."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from zongjie.publishing.export.described import DescribedTable


def write_parquet(connection: duckdb.DuckDBPyConnection, table: DescribedTable, file: Path) -> None:
    """Write one table. Metadata `comment` says what a row is, `columns` (JSON) what each column is."""
    columns = json.dumps({column.name: column.comment for column in table.columns}, ensure_ascii=False)
    connection.execute(
        f"copy \"{table.name}\" to '{_quoted(str(file))}' (format parquet, compression zstd, "
        f"kv_metadata {{comment: '{_quoted(table.comment)}', columns: '{_quoted(columns)}'}})"
    )


def _quoted(text: str) -> str:
    """Text inside a quoted SQL literal."""
    return text.replace("'", "''")
