"""Table of the stage `measurements`: what each quantity says, and about what."""

import polars as pl

from zongjie.tables.numerals import OPERATORS
from zongjie.tables.table import Table

NATURES = ("actual", "plan", "base", "change", "norm", "rank")
FACETS = (
    "count_kind",
    "rate_kind",
    "flow_kind",
    "entity_kind",
    "money_stage",
    "fund_source",
    "exam_line",
    "change_basis",
    "change_form",
    "target_set_by",
)

MEASUREMENTS = Table(
    name="measurements",
    columns={
        "measurement_id": pl.String,
        "article_id": pl.String,
        "section_id": pl.String,
        "sentence_id": pl.String,
        "document_id": pl.String,
        "source_path": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "surface": pl.String,
        "clean_start": pl.Int64,
        "clean_end": pl.Int64,
        "value_min": pl.Float64,
        "value_max": pl.Float64,
        "unit": pl.String,
        "unit_code": pl.String,
        "base_value_min": pl.Float64,
        "base_value_max": pl.Float64,
        "base_unit": pl.String,
        "operator": pl.String,
        "nature": pl.String,
        "is_masked": pl.Boolean,
        "indicator": pl.String,
        "indicator_code": pl.String,
        "scope": pl.String,
        "scope_kind": pl.String,
        **dict.fromkeys(FACETS, pl.String),
        "is_hedged": pl.Boolean,
        "is_absolute": pl.Boolean,
        "confidence": pl.Float64,
        "rule": pl.String,
    },
    key=("measurement_id",),
    nullable=frozenset(
        {"value_min", "value_max", "base_value_min", "base_value_max", "indicator_code", "scope", "scope_kind", *FACETS}
    ),
    values={"operator": OPERATORS, "nature": NATURES},
)

TABLES = (MEASUREMENTS,)
