"""Rows as plain cells, for formats that know neither lists nor times with a zone."""

from __future__ import annotations

import duckdb

from zongjie.publishing.export.described import Column, DescribedTable

_AS_TEXT = ("TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIME", "UUID")


def flat_relation(connection: duckdb.DuckDBPyConnection, table: DescribedTable) -> duckdb.DuckDBPyRelation:
    """The table with lists and structs as JSON text, and times in ISO form as text."""
    columns = ", ".join(f'{_cell(column)} as "{column.name}"' for column in table.columns)
    return connection.table(f'"{table.name}"').project(columns)


def _cell(column: Column) -> str:
    name = f'"{column.name}"'
    if column.type.endswith("]") or column.type.startswith(("STRUCT", "MAP", "UNION")):
        return f"to_json({name})::varchar"
    return f"{name}::varchar" if column.type in _AS_TEXT else name
