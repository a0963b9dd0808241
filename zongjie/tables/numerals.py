"""Tables of the stage `numerals`: every numeral once, and the quantities that some of them state."""

import polars as pl

from zongjie.tables.table import Table

NUMERAL_CLASSES = (
    "measurement",
    "placeholder",
    "date",
    "ordinal",
    "list_marker",
    "document_number",
    "contact",
    "name",
    "word",
)
OPERATORS = ("eq", "approx", "gt", "ge", "lt", "le", "range")
NUMBER_FORMS = ("arabic", "chinese", "mixed", "fraction", "ratio", "percent", "rank", "multiple", "masked", "missing")

NUMERALS = Table(
    name="numerals",
    columns={
        "numeral_id": pl.String,
        "article_id": pl.String,
        "document_id": pl.String,
        "source_path": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "surface": pl.String,
        "numeral_class": pl.String,
        "measurement_id": pl.String,
        "rule": pl.String,
    },
    key=("numeral_id",),
    nullable=frozenset({"measurement_id"}),
    values={"numeral_class": NUMERAL_CLASSES},
)

QUANTITIES = Table(
    name="quantities",
    columns={
        "measurement_id": pl.String,
        "article_id": pl.String,
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
        "operator": pl.String,
        "number_form": pl.String,
        "is_masked": pl.Boolean,
        "rule": pl.String,
    },
    key=("measurement_id",),
    nullable=frozenset({"value_min", "value_max"}),
    values={"operator": OPERATORS, "number_form": NUMBER_FORMS},
)

TABLES = (NUMERALS, QUANTITIES)
