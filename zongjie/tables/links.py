"""Table of the stage `links`: wholes and parts, comparisons, and the time each figure speaks of."""

import polars as pl

from zongjie.tables.table import Table

PERIOD_KINDS = (
    "year",
    "half_year",
    "quarter",
    "month",
    "semester",
    "school_year",
    "cohort",
    "since",
    "last_years",
    "as_of",
    "cumulative",
    "plan_period",
    "forecast",
)

LINKS = Table(
    name="links",
    columns={
        "measurement_id": pl.String,
        "article_id": pl.String,
        "document_id": pl.String,
        "parent_measurement_id": pl.String,
        "compared_with_id": pl.String,
        "period_text": pl.String,
        "period_kind": pl.String,
        "period_year_min": pl.Int64,
        "period_year_max": pl.Int64,
        "as_of_date": pl.Date,
    },
    key=("measurement_id",),
    nullable=frozenset(
        {
            "parent_measurement_id",
            "compared_with_id",
            "period_text",
            "period_kind",
            "period_year_min",
            "period_year_max",
            "as_of_date",
        }
    ),
    values={"period_kind": PERIOD_KINDS},
)

TABLES = (LINKS,)
