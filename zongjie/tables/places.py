"""Tables of the stage `places`: where an article is from and whose figures it states."""

import polars as pl

from zongjie.tables.articles import ORGANISATION_LEVELS
from zongjie.tables.table import Table

ARTICLE_PLACES = Table(
    name="article_places",
    columns={
        "article_id": pl.String,
        "document_id": pl.String,
        "authority_id": pl.String,
        "place": pl.String,
        "place_code": pl.String,
        "place_evidence": pl.List(
            pl.Struct({"phrase": pl.String, "char_start": pl.Int64, "char_end": pl.Int64, "rule": pl.String})
        ),
    },
    key=("article_id",),
    nullable=frozenset({"place", "place_code"}),
)

AUTHORITIES = Table(
    name="authorities",
    columns={
        "authority_id": pl.String,
        "article_id": pl.String,
        "document_id": pl.String,
        "name": pl.String,
        "title": pl.String,
        "level": pl.String,
        "place_code": pl.String,
        "parent_id": pl.String,
        "peer_group": pl.String,
    },
    key=("authority_id", "article_id"),
    nullable=frozenset({"name", "title", "place_code", "parent_id"}),
    values={"level": ORGANISATION_LEVELS},
)

SCOPE_AUTHORITIES = Table(
    name="scope_authorities",
    columns={
        "measurement_id": pl.String,
        "article_id": pl.String,
        "document_id": pl.String,
        "scope_authority_id": pl.String,
    },
    key=("measurement_id",),
)

TABLES = (ARTICLE_PLACES, AUTHORITIES, SCOPE_AUTHORITIES)
