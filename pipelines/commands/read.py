"""`zongjie read FILE`: one file to a table, without Dagster and without a warehouse."""

from __future__ import annotations

from pathlib import Path

from pipelines.commands.output import print_frame
from zongjie.errors import ConfigurationError
from zongjie.extraction import extract_file

SHOWN = ("surface", "value_min", "value_max", "unit", "operator", "nature", "indicator", "scope", "rule")
"""The columns of `measurements` that fit on a screen; other formats give all."""


def read_command(file: Path, output_format: str, table: str, output: Path | None) -> int:
    """Read the file and print one of its tables."""
    found = extract_file(file)
    if table not in found.tables:
        raise ConfigurationError(f"there is no table {table}; tables are {', '.join(sorted(found.tables))}")
    frame = found.tables[table]
    if table == "measurements" and output_format == "table" and output is None:
        frame = frame.select(SHOWN)
    print_frame(frame, output_format, output)
    return 0
