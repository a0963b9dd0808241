"""Write the tables of a published warehouse to a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import duckdb

from zongjie.errors import ConfigurationError
from zongjie.publishing.export.delimited import write_csv
from zongjie.publishing.export.described import DescribedTable, described_tables
from zongjie.publishing.export.parquet import write_parquet
from zongjie.publishing.export.workbook import write_workbook

Result = TypeVar("Result")
Writer = Callable[[duckdb.DuckDBPyConnection, DescribedTable, Path], None]
_FILE_PER_TABLE: Mapping[str, Writer] = {"parquet": write_parquet, "csv": write_csv}
FORMATS = (*_FILE_PER_TABLE, "xlsx")
WORKBOOK_NAME = "zongjie.xlsx"


@dataclass(frozen=True)
class Exported:
    """What was written: files, tables in them, and how many cells of a workbook had to be cut."""

    files: tuple[Path, ...]
    tables: tuple[str, ...]
    cut_cells: int


def export(warehouse: Path, folder: Path, file_format: str, patterns: Sequence[str] = ()) -> Exported:
    """Write tables of the warehouse file to `folder`, one version of the warehouse whole.

    `file_format` is one of FORMATS: `parquet` and `csv` write a file for each table, `xlsx` one workbook
    with a sheet for each. A file of the same name is replaced, and only once the new one is complete.
    Raises ConfigurationError where the format or a table does not exist, or a table does not fit a sheet.
    """
    if file_format not in FORMATS:
        raise ConfigurationError(f"there is no format {file_format}; formats are {', '.join(FORMATS)}")
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(warehouse, read_only=True) as connection:
        tables = described_tables(connection, patterns)
        names = tuple(table.name for table in tables)
        if file_format == "xlsx":
            target = folder / WORKBOOK_NAME
            cut = _complete(target, lambda file: write_workbook(connection, tables, file))
            return Exported((target,), names, cut)
        write = _FILE_PER_TABLE[file_format]
        targets = [folder / f"{name}.{file_format}" for name in names]
        for table, target in zip(tables, targets, strict=True):
            _complete(target, lambda file, table=table: write(connection, table, file))
        return Exported(tuple(targets), names, 0)


def _complete(target: Path, write: Callable[[Path], Result]) -> Result:
    """Write beside the target and rename at the end, so that nobody reads half a file."""
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        result = write(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return result
