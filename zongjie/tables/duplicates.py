"""Tables of the stage `duplicates`, which looks at all current documents at once."""

import polars as pl

from zongjie.tables.table import Table

COPY_RELATIONS = ("same_text", "excerpt", "half_year_of", "altered")

ARTICLE_DUPLICATES = Table(
    name="article_duplicates",
    columns={
        "article_id": pl.String,
        "document_id": pl.String,
        "duplicate_cluster_id": pl.String,
        "duplicate_of": pl.String,
        "copy_relation": pl.String,
        "similarity": pl.Float64,
    },
    key=("article_id",),
    nullable=frozenset({"duplicate_of", "copy_relation", "similarity"}),
    values={"copy_relation": COPY_RELATIONS},
)

DUPLICATE_MEASUREMENTS = Table(
    name="duplicate_measurements",
    columns={
        "measurement_id": pl.String,
        "article_id": pl.String,
        "document_id": pl.String,
        "original_measurement_id": pl.String,
    },
    key=("measurement_id",),
)

PARAGRAPH_COPIES = Table(
    name="paragraph_copies",
    columns={
        "paragraph_copy_id": pl.String,
        "article_id": pl.String,
        "document_id": pl.String,
        "char_start": pl.Int64,
        "char_end": pl.Int64,
        "original_article_id": pl.String,
        "original_char_start": pl.Int64,
        "original_char_end": pl.Int64,
        "similarity": pl.Float64,
    },
    key=("paragraph_copy_id",),
)

VERSION_DIFFERENCES = Table(
    name="version_differences",
    columns={
        "version_difference_id": pl.String,
        "duplicate_cluster_id": pl.String,
        "indicator": pl.String,
        "unit": pl.String,
        "measurement_id": pl.String,
        "other_measurement_id": pl.String,
        "article_id": pl.String,
        "other_article_id": pl.String,
        "document_id": pl.String,
        "value_min": pl.Float64,
        "value_max": pl.Float64,
        "other_value_min": pl.Float64,
        "other_value_max": pl.Float64,
        "explanation": pl.String,
    },
    key=("version_difference_id",),
    nullable=frozenset({"value_min", "value_max", "other_value_min", "other_value_max"}),
)

TABLES = (ARTICLE_DUPLICATES, DUPLICATE_MEASUREMENTS, PARAGRAPH_COPIES, VERSION_DIFFERENCES)
