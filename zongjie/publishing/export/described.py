"""The tables of a warehouse with their comments, and which of them a pattern names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

import duckdb

from zongjie.errors import ConfigurationError


@dataclass(frozen=True)
class Column:
    """A column: name, DuckDB type, and what it means."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True)
class DescribedTable:
    """A table: name, what one row of it is, its columns in order."""

    name: str
    comment: str
    columns: tuple[Column, ...]


def described_tables(connection: duckdb.DuckDBPyConnection, patterns: Sequence[str]) -> list[DescribedTable]:
    """The tables whose name matches a pattern (`mart_*`), by name; all of them where there is no pattern.

    Raises ConfigurationError for a pattern that matches no table.
    """
    rows = connection.sql(
        """
        select table_name, coalesce(tables.comment, ''), column_name, data_type, coalesce(columns.comment, '')
        from duckdb_tables() as tables
        join duckdb_columns() as columns using (database_name, schema_name, table_name)
        where not tables.internal
        order by table_name, column_index
        """
    ).fetchall()
    tables: dict[str, tuple[str, list[Column]]] = {}
    for table, comment, *column in rows:
        tables.setdefault(table, (comment, []))[1].append(Column(*column))
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in tables):
            raise ConfigurationError(f"no table is called {pattern}; `zongjie tables` lists them")
    return [
        DescribedTable(name, comment, tuple(columns))
        for name, (comment, columns) in tables.items()
        if not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)
    ]
