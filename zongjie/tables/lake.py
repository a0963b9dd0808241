"""Tables that the lake keeps about itself."""

import polars as pl

from zongjie.tables.table import Table

LEDGER = Table(
    name="ledger",
    columns={
        "sequence": pl.Int64,
        "stage": pl.String,
        "unit": pl.String,
        "document_id": pl.String,
        "code_version": pl.String,
        "inputs": pl.String,
        "commit_id": pl.String,
        "run_id": pl.String,
        "row_count": pl.Int64,
        "seconds": pl.Float64,
        "committed_at": pl.Datetime("us", "UTC"),
    },
    key=("stage", "unit", "commit_id"),
    nullable=frozenset({"document_id"}),
)

PUBLICATIONS = Table(
    name="publications",
    columns={
        "run_id": pl.String,
        "fingerprint": pl.String,
        "version": pl.String,
        "published_at": pl.Datetime("us", "UTC"),
    },
    key=("version",),
)

LAKE_FORMAT = Table(
    name="lake_format",
    columns={"lake_format": pl.Int64, "written_by": pl.String, "since": pl.Datetime("us", "UTC")},
    key=("lake_format",),
)

TABLES = (LAKE_FORMAT, LEDGER, PUBLICATIONS)
