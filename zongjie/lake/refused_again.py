"""Files that are read again at every run because the cause of their refusal may have passed."""

from __future__ import annotations

from collections.abc import Mapping, Set

import polars as pl

from zongjie.lake.ledger import Ledger

_OUTCOME = ["source_path", "document_id", "byte_size", "reason", "detail"]


def without_those_refused_again(
    ledger: Ledger, frames: Mapping[str, pl.DataFrame], tried_again: Set[str]
) -> dict[str, pl.DataFrame]:
    """The frames of a chunk without the files that were tried again and refused as before.

    Their rows in the lake hold as they are: a disk that fails night after night must not write rows, and bring about a
    new warehouse, night after night. `tried_again` are paths of files that were refused by the same code.
    """
    refused = frames["quarantine"].filter(pl.col("source_path").is_in(sorted(tried_again)))
    if not refused.height:
        return dict(frames)
    before = ledger.read_current("quarantine").select(_OUTCOME)
    again = refused.join(before, on=_OUTCOME, how="semi")["source_path"].to_list()
    return {
        name: frame.filter(~pl.col("source_path").is_in(again)) if "source_path" in frame.columns else frame
        for name, frame in frames.items()
    }
