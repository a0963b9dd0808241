"""Printing a frame in the format that was asked for."""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl
from rich.console import Console
from rich.table import Table

ROWS_SHOWN = 200
"""A table on the screen shows at most this many rows; other formats give all."""


def print_frame(frame: pl.DataFrame, output_format: str, output: Path | None = None) -> None:
    """Print `frame` as table, json (one object a line), csv or parquet, to a file or to standard output."""
    if output_format == "table" and output is None:
        _print_table(frame)
        return
    target = sys.stdout.buffer if output is None else output
    if output_format == "json":
        frame.write_ndjson(target)
    elif output_format == "parquet":
        frame.write_parquet(target)
    else:
        _flat(frame).write_csv(target)


def _print_table(frame: pl.DataFrame) -> None:
    table = Table(*frame.columns, box=None, padding=(0, 2, 0, 0))
    for row in frame.head(ROWS_SHOWN).iter_rows():
        table.add_row(*("" if value is None else str(value) for value in row))
    Console(highlight=False, markup=False).print(table)
    if frame.height > ROWS_SHOWN:
        Console(stderr=True).print(
            f"（前 {ROWS_SHOWN} 行，共 {frame.height} 行 / first {ROWS_SHOWN} of {frame.height} rows）"
        )


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Lists and structs as JSON text, since CSV has no nesting."""
    nested = [name for name, dtype in frame.schema.items() if dtype.is_nested()]
    return frame.with_columns(
        pl.col(name).map_elements(
            lambda value: str(value.to_list() if isinstance(value, pl.Series) else value), return_dtype=pl.String
        )
        for name in nested
    )
