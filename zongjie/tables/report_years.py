"""Tables of the stage `report_years`: the year an article reports on, with its evidence."""

import polars as pl

from zongjie.tables.table import Table

EVIDENCE = pl.List(
    pl.Struct(
        {
            "phrase": pl.String,
            "char_start": pl.Int64,
            "char_end": pl.Int64,
            "rule": pl.String,
            "year_min": pl.Int64,
            "year_max": pl.Int64,
        }
    )
)

REPORT_YEARS = Table(
    name="report_years",
    columns={
        "article_id": pl.String,
        "document_id": pl.String,
        "report_year_min": pl.Int64,
        "report_year_max": pl.Int64,
        "report_year_candidates": pl.List(pl.Int64),
        "report_year_evidence": EVIDENCE,
    },
    key=("article_id",),
    nullable=frozenset({"report_year_min", "report_year_max", "report_year_candidates"}),
)

YEAR_CONFLICTS = Table(
    name="year_conflicts",
    columns={
        "year_conflict_id": pl.String,
        "article_id": pl.String,
        "document_id": pl.String,
        "phrase": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "rule": pl.String,
        "year_min": pl.Int64,
        "year_max": pl.Int64,
        "report_year_min": pl.Int64,
        "report_year_max": pl.Int64,
        "explanation": pl.String,
    },
    key=("year_conflict_id",),
    nullable=frozenset({"year_min", "year_max", "report_year_min", "report_year_max"}),
)

TABLES = (REPORT_YEARS, YEAR_CONFLICTS)
