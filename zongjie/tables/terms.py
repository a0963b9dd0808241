"""Tables of the stage `terms`: the words of each article by theme."""

import polars as pl

from zongjie.tables.table import Table

ARTICLE_TERMS = Table(
    name="article_terms",
    columns={
        "article_id": pl.String,
        "document_id": pl.String,
        "theme": pl.String,
        "term": pl.String,
        "occurrences": pl.Int64,
        "inverse_document_frequency": pl.Float64,
    },
    key=("article_id", "theme", "term"),
)

TABLES = (ARTICLE_TERMS,)
