"""A lake: one Delta table for each table of the stages, and the ledger that makes rows visible.

Rows are only ever appended. Each carries the `commit_id` of the commit that wrote it, and the
ledger row of a commit is appended last: whoever reads through `current` sees committed rows of
the latest commit of each document, never half a commit. The same holds on an object store.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from typing import Any

import polars as pl
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError, TableNotFoundError

from zongjie.errors import LakeDamagedError, LakeError, LakeTooNewError
from zongjie.stages import STAGES
from zongjie.tables.lake import LAKE_FORMAT, LEDGER, PUBLICATIONS
from zongjie.tables.lake import TABLES as OWN_TABLES
from zongjie.tables.table import Table, empty

FORMAT = 1
"""Goes up when older code could no longer read the lake; the table lake_format holds it."""


@dataclass(frozen=True)
class Lake:
    """The lake at `root`, a folder or an object-store address.

    `storage_options` go to the object store as they are; credentials come from the environment.
    """

    root: str
    storage_options: Mapping[str, str] | None = None

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """Every table of the lake by name, the lake's own included."""
        return {table.name: table for table in (*OWN_TABLES, *(table for stage in STAGES for table in stage.tables))}

    def uri(self, table_name: str) -> str:
        """Where the Delta table of that name lies."""
        return f"{self.root.rstrip('/')}/{table_name}"

    def open(self, table_name: str) -> DeltaTable:
        """The Delta table of that name. Raises LakeDamagedError where it cannot be read."""
        try:
            return DeltaTable(self.uri(table_name), storage_options=self._options)
        except TableNotFoundError as error:
            raise LakeDamagedError(
                f"lake table {table_name} is missing at {self.uri(table_name)}; "
                f"remove the lake folder and run again to rebuild it from the landing folder"
            ) from error
        except (DeltaError, OSError) as error:
            raise LakeDamagedError(
                f"lake table {table_name} at {self.uri(table_name)} cannot be read ({error}); "
                f"restore it, or remove the lake folder and run again to rebuild it from the landing folder"
            ) from error

    def stored_format(self) -> int | None:
        """The format of the lake, 0 for one that does not state it, None where there is no lake yet.

        Raises LakeTooNewError for a lake of a newer format.
        """
        if not self._exists(LAKE_FORMAT.name):
            return 0 if self._exists(LEDGER.name) else None
        found = int(self.scan(LAKE_FORMAT.name).select(pl.col("lake_format").max().fill_null(0)).collect().item())
        if found > FORMAT:
            raise LakeTooNewError(
                f"the lake at {self.root} has format {found}, this version of Zongjie knows formats up to {FORMAT}; "
                f"install the newer version, or point ZONGJIE_LAKE at another folder"
            )
        return found

    def outdated_tables(self) -> list[str]:
        """Names of the tables that are missing or have other columns than they should."""
        return [
            name
            for name, table in self.tables.items()
            if not self._exists(name) or self.scan(name).collect_schema() != empty(self.stored(table)).schema
        ]

    def create(self, table_name: str) -> None:
        """Create a table, or make it start anew without rows."""
        write_deltalake(
            self.uri(table_name),
            _arrow(empty(self.stored(self.tables[table_name]))),
            mode="overwrite",
            schema_mode="overwrite",
            name=table_name,
            storage_options=self._options,
        )

    def state_format(self) -> None:
        """Write into the lake that it has the present format."""
        row = {"lake_format": FORMAT, "written_by": version("zongjie"), "since": datetime.now(UTC)}
        self.append(LAKE_FORMAT.name, pl.DataFrame([row], schema=dict(LAKE_FORMAT.columns)))

    def stored(self, table: Table) -> Table:
        """The table as it lies in the lake: with `commit_id`, unless it is one of the lake's own."""
        if table in OWN_TABLES:
            return table
        return Table(table.name, {**table.columns, "commit_id": pl.String}, table.key, table.nullable, table.values)

    def append(self, table_name: str, frame: pl.DataFrame) -> None:
        """Append the rows of `frame`; it has the stored columns of the table. Raises LakeError if that fails."""
        try:
            write_deltalake(self.uri(table_name), _arrow(frame), mode="append", storage_options=self._options)
        except (DeltaError, OSError) as error:
            raise LakeError(
                f"lake table {table_name} at {self.uri(table_name)} cannot be written ({error}); make room or mend the "
                f"permissions and run again; nothing half written counts, and the published warehouse stays as it is"
            ) from error

    def scan(self, table_name: str) -> pl.LazyFrame:
        """All rows of a table, committed or not. Readers want `current`."""
        table = self.open(table_name)
        # in a folder such as /资料/my lake polars looks for the escaped names that Delta gives its files
        is_escaped = "://" not in self.root and "%" in table.table_uri
        return pl.scan_delta(table, use_pyarrow=is_escaped)

    def read(self, table_name: str, commits: pl.DataFrame) -> pl.DataFrame:
        """The rows of a table that are valid by `commits`, without the column commit_id.

        `commits` has commit_id and, where each document has a valid commit of its own, document_id.
        The filter on commit_id comes first: it tells by the files' statistics which need not be read.
        """
        return self._collect(table_name, self._valid_rows(table_name, commits).drop("commit_id"))

    def count(self, table_name: str, commits: pl.DataFrame) -> int:
        """How many rows of a table are valid by `commits`; only the columns that tell it are read."""
        rows = self._valid_rows(table_name, commits).select(commits.columns)
        return int(self._collect(table_name, rows.select(pl.len())).item())

    def _valid_rows(self, table_name: str, commits: pl.DataFrame) -> pl.LazyFrame:
        rows = self.scan(table_name).filter(pl.col("commit_id").is_in(commits["commit_id"].unique().to_list()))
        return rows.join(commits.lazy(), on=commits.columns, how="semi")

    def _collect(self, table_name: str, rows: pl.LazyFrame) -> pl.DataFrame:
        try:
            return rows.collect()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise LakeDamagedError(
                f"rows of lake table {table_name} cannot be read ({error}); "
                f"remove the lake folder and run again to rebuild it from the landing folder"
            ) from error

    def versions(self) -> dict[str, int]:
        """The Delta version of every table of the stages and of the ledger."""
        return {name: self.open(name).version() for name in self.tables if name != PUBLICATIONS.name}

    @property
    def _options(self) -> dict[str, str] | None:
        return dict(self.storage_options) if self.storage_options else None

    def _exists(self, table_name: str) -> bool:
        return DeltaTable.is_deltatable(self.uri(table_name), self._options)


def _arrow(frame: pl.DataFrame) -> Any:
    """The frame with plain Arrow strings: readers that filter through pyarrow know no comparison of string views."""
    return frame.to_arrow(compat_level=pl.CompatLevel.oldest())
