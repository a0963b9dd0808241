"""Table of the stage `arithmetic`: claims that figures make about each other."""

import polars as pl

from zongjie.tables.table import Table

CHECK_KINDS = (
    "parts_sum",
    "share_of_whole",
    "change_of_levels",
    "growth_rate",
    "unit_price",
    "completed_plus_left",
    "same_figure_restated",
    "implied_base",
)
VERDICTS = ("holds", "rounding", "contradicts", "restores", "implies")

ARITHMETIC_CHECKS = Table(
    name="arithmetic_checks",
    columns={
        "check_id": pl.String,
        "article_id": pl.String,
        "document_id": pl.String,
        "kind": pl.String,
        "measurement_ids": pl.List(pl.String),
        "stated_min": pl.Float64,
        "stated_max": pl.Float64,
        "computed_min": pl.Float64,
        "computed_max": pl.Float64,
        "verdict": pl.String,
        "restored_value": pl.Float64,
        "explanation": pl.String,
    },
    key=("check_id",),
    nullable=frozenset({"stated_min", "stated_max", "computed_min", "computed_max", "restored_value"}),
    values={"kind": CHECK_KINDS, "verdict": VERDICTS},
)

TABLES = (ARITHMETIC_CHECKS,)
