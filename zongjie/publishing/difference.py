"""What a build changes against the published warehouse: rows by table, and rows that came, went or differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

LARGEST_DROP = 0.2
"""A table that loses a larger share of its rows is more likely a broken run than a change of the world."""

FEWEST_ROWS = 200
"""Smaller tables lose a fifth of their rows by a single file."""

INDEX_PREFIX = "search_"
"""Tables of the search index number their rows anew in every build: to compare them says nothing."""


@dataclass(frozen=True)
class TableDifference:
    """Rows of one table before and now; those added, removed and changed by its key, None where it has no key.

    `rows_before` is 0 for a table that is new, `rows` for one that is gone.
    """

    table: str
    rows_before: int
    rows: int
    added: int | None
    removed: int | None
    changed: int | None

    @property
    def is_change(self) -> bool:
        """Whether anything differs."""
        return self.rows != self.rows_before or bool(self.added or self.removed or self.changed)

    @property
    def is_large_drop(self) -> bool:
        """Whether so many rows are gone that a person should look first."""
        return self.rows_before >= FEWEST_ROWS and self.rows < (1 - LARGEST_DROP) * self.rows_before


def keys_of(manifest: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The key of each table, from the tests `unique_key` of a dbt manifest."""
    tests = (node for node in manifest["nodes"].values() if node["resource_type"] == "test")
    return {
        test["attached_node"].rpartition(".")[2]: tuple(test["test_metadata"]["kwargs"]["key"])
        for test in tests
        if (test.get("test_metadata") or {}).get("name") == "unique_key"
    }


def differences(build: Path, published: Path, keys: Mapping[str, Sequence[str]]) -> list[TableDifference]:
    """Compare every table of two warehouse files but those of the search index, in the order of their names.

    Rows are the same where their keys are; they changed where any column that both files have differs.
    Raises duckdb.Error where a file cannot be read.
    """
    with duckdb.connect() as connection:
        connection.execute(f"attach '{_quoted(build)}' as present (read_only)")
        connection.execute(f"attach '{_quoted(published)}' as past (read_only)")
        present, past = (_tables(connection, database) for database in ("present", "past"))
        return [
            _difference(connection, table, present.get(table), past.get(table), keys.get(table))
            for table in sorted(present | past)
            if not table.startswith(INDEX_PREFIX)
        ]


def _quoted(file: Path) -> str:
    return str(file).replace("'", "''")


def _tables(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, list[str]]:
    """The columns of each table of a database."""
    found = connection.execute(
        "select table_name, list(column_name order by column_index) from duckdb_columns() "
        "where database_name = ? and schema_name = 'main' and not internal group by all",
        [database],
    )
    return dict(found.fetchall())


def _difference(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    present: list[str] | None,
    past: list[str] | None,
    key: Sequence[str] | None,
) -> TableDifference:
    rows, before = (
        len(connection.table(f'{database}.main."{table}"')) if columns is not None else 0
        for database, columns in (("present", present), ("past", past))
    )
    if present is None or past is None:
        return TableDifference(table, before, rows, rows, before, 0)
    shared = [column for column in present if column in past]
    if key is None or not set(key) <= set(shared):
        return TableDifference(table, before, rows, None, None, None)
    identifier = ", ".join(f'"{column}"' for column in key)
    content = ", ".join(f'"{column}"' for column in shared)
    side = f'select row({identifier}) as key, hash(row({content})) as content from {{}}.main."{table}"'  # noqa: S608
    query = f"""
        select
            count(*) filter (where past.key is null),
            count(*) filter (where present.key is null),
            count(*) filter (where present.content <> past.content)
        from ({side.format("present")}) as present
        full join ({side.format("past")}) as past on present.key = past.key
    """  # noqa: S608 (names from the files themselves, quoted)
    [(added, removed, changed)] = connection.sql(query).fetchall()
    return TableDifference(table, before, rows, added, removed, changed)
