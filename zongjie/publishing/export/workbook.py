"""An Excel workbook: a sheet for each table, comments as notes on the headings, and a first sheet that explains."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from zongjie.errors import ConfigurationError
from zongjie.publishing.export.described import DescribedTable
from zongjie.publishing.export.flat import flat_relation

MOST_ROWS = 1_048_575
"""Rows of a sheet without its heading (specifications of Excel)."""
LONGEST_CELL = 32_767
"""Characters of a cell (specifications of Excel)."""
LONGEST_NAME = 31
CUT = "…（截断 cut）"
CAVEAT = (
    "来自网上流传的总结范文，数字未经核实，不是统计资料；各单位口径不一。"
    " / Taken from summaries that circulate on websites: unverified, no statistics, definitions differ."
)
_ROWS_AT_ONCE = 10_000


def write_workbook(connection: duckdb.DuckDBPyConnection, tables: Sequence[DescribedTable], file: Path) -> int:
    """Write all tables and return how many cells were cut to what a cell holds.

    Raises ConfigurationError, before anything is written, where a table has more rows than a sheet.
    """
    rows = {table.name: len(connection.table(f'"{table.name}"')) for table in tables}
    too_long = [f"{name} ({count:,} rows)" for name, count in rows.items() if count > MOST_ROWS]
    if too_long:
        raise ConfigurationError(
            f"a sheet holds {MOST_ROWS:,} rows, too few for {', '.join(too_long)}; name other tables, or export parquet"
        )
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "nan_inf_to_errors": True}
    with xlsxwriter.Workbook(file, options) as book:
        heading = book.add_format({"bold": True, "bottom": 1})
        _about(book.add_worksheet("说明 about"), tables, rows, heading)
        return sum(_sheet(connection, table, book.add_worksheet(sheet_name(table.name)), heading) for table in tables)


def sheet_name(table: str) -> str:
    """The name of a table's sheet: the table's own, cut to what Excel takes."""
    return table[:LONGEST_NAME]


def _about(sheet: Worksheet, tables: Sequence[DescribedTable], rows: dict[str, int], heading: Any) -> None:
    sheet.set_column(0, 0, 32)
    sheet.set_column(2, 2, 120)
    sheet.write_string(0, 0, CAVEAT)
    for column, text in enumerate(("表 table", "行 rows", "一行是什么 what a row is")):
        sheet.write_string(2, column, text, heading)
    for place, table in enumerate(tables, start=3):
        sheet.write_string(place, 0, table.name)
        sheet.write_number(place, 1, rows[table.name])
        sheet.write_string(place, 2, table.comment)


def _sheet(connection: duckdb.DuckDBPyConnection, table: DescribedTable, sheet: Worksheet, heading: Any) -> int:
    """One table; returns the number of cells that were cut."""
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, heading)
        if column.comment:
            sheet.write_comment(0, place, column.comment, {"x_scale": 3, "y_scale": 2})
    sheet.freeze_panes(1, 0)
    cut = 0
    relation = flat_relation(connection, table)
    number = 0
    while rows := relation.fetchmany(_ROWS_AT_ONCE):
        for row in rows:
            number += 1
            for place, value in enumerate(row):
                cut += _write(sheet, number, place, value)
    sheet.autofilter(0, 0, number, len(table.columns) - 1)
    return cut


def _write(sheet: Worksheet, row: int, column: int, value: Any) -> bool:
    """One cell; returns whether it was cut. Text stays text, whatever it begins with."""
    if value is None:
        return False
    if not isinstance(value, str):
        sheet.write(row, column, value)
        return False
    units = value.encode("utf-16-le", "surrogatepass")
    is_long = len(units) > 2 * LONGEST_CELL
    if is_long:
        value = units[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT
    sheet.write_string(row, column, value)
    return is_long
