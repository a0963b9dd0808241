"""Bringing a lake up to date before a run works on it."""

from __future__ import annotations

from zongjie.lake.lake import FORMAT, Lake
from zongjie.lake.ledger import Ledger
from zongjie.stages import STAGES
from zongjie.tables.lake import LEDGER


def prepare(lake: Lake, run_id: str) -> list[str]:
    """Create what is missing and upgrade what is older; to be called under the writer lock.

    Returns one sentence for each change to what was there. A table that is missing or has other
    columns than it should starts empty, and its stage does all its documents again in the same run.
    Raises LakeTooNewError for a lake of a newer format, before anything is changed.
    """
    found = lake.stored_format()
    outdated = lake.outdated_tables()
    if found == FORMAT and LEDGER.name not in outdated:
        _do_again(lake, outdated, run_id)
        for name in outdated:
            lake.create(name)
        return [f"lake table {name}: upgraded to its present columns, its rows are written again" for name in outdated]
    for name in lake.tables:
        lake.create(name)
    lake.state_format()
    return [] if found is None else [f"the lake at {lake.root} has format {found}: rebuilt from the landing folder"]


def _do_again(lake: Lake, outdated: list[str], run_id: str) -> None:
    """Say in the ledger that the rows of these tables are lost, before they are: a crash between loses nothing."""
    ledger = Ledger(lake)
    for stage in STAGES:
        if any(table.name in outdated for table in stage.tables):
            ledger.invalidate(stage, run_id)
