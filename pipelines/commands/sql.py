"""`zongjie sql` and `zongjie tables`: looking into the published warehouse, and nowhere else."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from pipelines.commands.output import print_frame
from pipelines.settings import load_settings
from zongjie.errors import ConfigurationError
from zongjie.publishing.versions import Warehouse

_LOCKED_DOWN = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}


def published_file() -> Path:
    """The published warehouse. Raises ConfigurationError before the first run."""
    published = Warehouse(load_settings().warehouse).published
    if not published.exists():
        raise ConfigurationError(f"there is no warehouse at {published} yet; run `make run` first")
    return published


def open_read_only() -> duckdb.DuckDBPyConnection:
    """A connection that can read the published warehouse and nothing else: no other file, no network, no settings."""
    return duckdb.connect(published_file(), read_only=True, config=_LOCKED_DOWN)


def sql_command(query: str, output_format: str) -> int:
    """Run a query and print its result."""
    with open_read_only() as connection:
        try:
            result = connection.sql(query)
        except duckdb.Error as error:
            print(f"zongjie: {error}", file=sys.stderr)  # noqa: T201
            return 1
        if result is not None:
            print_frame(result.pl(), output_format)
    return 0


def tables_command() -> int:
    """Print every table with its rows and its comment."""
    with open_read_only() as connection:
        tables = connection.sql(
            "select table_name, estimated_size as rows, comment from duckdb_tables() order by table_name"
        ).pl()
    print_frame(tables, "table")
    return 0
