"""Whether every file of the landing folder became a document or a row of quarantine."""

from __future__ import annotations

from collections.abc import Set

import polars as pl

from zongjie.errors import FilesUnaccountedError
from zongjie.lake.ledger import Ledger

_TOLD = 5


def check_every_file_is_accounted_for(ledger: Ledger, waiting: Set[str]) -> int:
    """Compare source paths that lie in the landing folder with the rows that the lake really holds.

    `waiting` must come from another listing than the one that was read (`list_landing`); the rows are
    those of the tables documents and quarantine, not what landing_files says of them. Returns the
    number of files; raises FilesUnaccountedError where a file has no row, or a row that is no more.
    """
    files = ledger.files().filter(pl.col("state") != "deleted").lazy()
    rows = pl.concat(
        ledger.lake.scan(table).select("document_id", "commit_id") for table in ("documents", "quarantine")
    )
    with_rows = files.join(rows, on=["document_id", "commit_id"], how="semi").select("file_path").unique().collect()
    lost = sorted(waiting - set(with_rows["file_path"]))
    if lost:
        raise FilesUnaccountedError(
            f"{len(lost)} files of the landing folder are neither documents nor in quarantine: "
            f"{', '.join(lost[:_TOLD])}{' ...' if len(lost) > _TOLD else ''}; "
            f"this is a fault of Zongjie: run again, and report it if it stays"
        )
    return len(waiting)
