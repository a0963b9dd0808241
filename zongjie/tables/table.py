"""What a lake table is, and the check that a frame is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from zongjie.errors import SchemaError

Frames = Mapping[str, pl.DataFrame]
"""Frames by lake table name."""

DataType = pl.DataType | type[pl.DataType]


@dataclass(frozen=True)
class Table:
    """A lake table.

    `columns` are in order and without `commit_id`, which the lake adds when it commits.
    `key` names the columns that identify a row among current rows.
    `nullable` names the columns that may be null; all others may not.
    `values` closes a column: only the listed words (and null, if nullable) may stand in it.
    """

    name: str
    columns: Mapping[str, DataType]
    key: tuple[str, ...]
    nullable: frozenset[str] = frozenset()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = (set(self.key) | set(self.nullable) | set(self.values)) - set(self.columns)
        if unknown:
            raise SchemaError(f"table {self.name}: {sorted(unknown)} are declared but are no columns")


def empty(table: Table) -> pl.DataFrame:
    """A frame of `table` without rows."""
    return pl.DataFrame(schema=dict(table.columns))


def conform(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """Return `frame` with the columns of `table`, in order and with its types.

    Raises SchemaError where a column is missing or too many, a value does not fit its type,
    a column holds a null that may not, or holds a word that is not in its list.
    """
    missing = [name for name in table.columns if name not in frame.columns]
    surplus = [name for name in frame.columns if name not in table.columns]
    if missing or surplus:
        raise SchemaError(f"table {table.name}: columns missing {missing}, not declared {surplus}")
    try:
        frame = frame.select(pl.col(name).cast(dtype, strict=True) for name, dtype in table.columns.items())
    except pl.exceptions.PolarsError as error:
        raise SchemaError(f"table {table.name}: a column does not have its declared type: {error}") from error
    for name in table.columns:
        if name not in table.nullable and frame[name].null_count():
            raise SchemaError(
                f"table {table.name}: column {name} has {frame[name].null_count()} nulls and may have none"
            )
    for name, words in table.values.items():
        column = frame[name].explode() if frame[name].dtype == pl.List else frame[name]
        strange = column.drop_nulls().unique().to_list()
        strange = [word for word in strange if word not in words]
        if strange:
            raise SchemaError(f"table {table.name}: column {name} holds {strange}, which are not among {list(words)}")
    return frame
