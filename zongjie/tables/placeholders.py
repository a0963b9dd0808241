"""Tables of the stage `placeholders`: masks, scars, and the text made readable."""

import polars as pl

from zongjie.tables.table import Table

PLACEHOLDER_KINDS = (
    "year",
    "year_range",
    "month_day",
    "session",
    "place",
    "org",
    "person",
    "title",
    "count",
    "scrubbed_number",
    "money",
    "censored_word",
    "scar",
)

PLACEHOLDERS = Table(
    name="placeholders",
    columns={
        "placeholder_id": pl.String,
        "article_id": pl.String,
        "document_id": pl.String,
        "source_path": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "surface": pl.String,
        "placeholder_kind": pl.String,
        "canonical": pl.String,
        "year_min": pl.Int64,
        "year_max": pl.Int64,
        "restored": pl.String,
        "rule": pl.String,
    },
    key=("placeholder_id",),
    nullable=frozenset({"article_id", "year_min", "year_max", "restored"}),
    values={"placeholder_kind": PLACEHOLDER_KINDS},
)

OFFSET_RUNS = pl.List(
    pl.Struct({"clean_start": pl.Int64, "clean_end": pl.Int64, "raw_start": pl.Int64, "raw_end": pl.Int64})
)

CLEAN_TEXTS = Table(
    name="clean_texts",
    columns={
        "article_id": pl.String,
        "document_id": pl.String,
        "clean_text": pl.String,
        "offset_runs": OFFSET_RUNS,
    },
    key=("article_id",),
)

CLEAN_SENTENCES = Table(
    name="clean_sentences",
    columns={
        "sentence_id": pl.String,
        "article_id": pl.String,
        "document_id": pl.String,
        "clean_start": pl.Int64,
        "clean_end": pl.Int64,
        "clean_text": pl.String,
    },
    key=("sentence_id",),
)

TABLES = (PLACEHOLDERS, CLEAN_TEXTS, CLEAN_SENTENCES)
