"""Whether the lake holds what its ledger promises."""

from __future__ import annotations

import polars as pl

from zongjie.errors import LakeDamagedError
from zongjie.lake.lake import Lake
from zongjie.lake.ledger import Ledger
from zongjie.stages import STAGES


def unsound_commits(lake: Lake) -> list[str]:
    """One sentence for each stage whose tables hold fewer or more rows than its valid commits wrote.

    Reads every table once. A table that cannot be read is told as such.
    """
    ledger = Ledger(lake)
    problems: list[str] = []
    for stage in STAGES:
        promised = ledger.rows(stage).select("commit_id", "row_count").unique("commit_id")
        try:
            found = sum(_rows(lake, table.name, promised["commit_id"]) for table in stage.tables)
        except LakeDamagedError as error:
            problems.append(str(error))
            continue
        wanted = int(promised["row_count"].sum())
        if found != wanted:
            problems.append(
                f"stage {stage.name}: the ledger promises {wanted} rows, its lake tables hold {found}; "
                f"remove the lake folder and run again to rebuild it from the landing folder"
            )
    return problems


def _rows(lake: Lake, table_name: str, commits: pl.Series) -> int:
    try:
        return (
            lake.scan(table_name).filter(pl.col("commit_id").is_in(commits.to_list())).select(pl.len()).collect().item()
        )
    except (pl.exceptions.PolarsError, OSError) as error:
        raise LakeDamagedError(
            f"lake table {table_name} cannot be read ({error}); "
            f"remove the lake folder and run again to rebuild it from the landing folder"
        ) from error
