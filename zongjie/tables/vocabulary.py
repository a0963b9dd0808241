"""Tables of the stage `vocabulary`: the reviewed vocabularies that become dimensions."""

import polars as pl

from zongjie.tables.table import Table

ADDITIVITIES = ("sum", "latest", "never")
DIRECTIONS = ("up", "down", "neutral")
UNESCO_MATCHES = ("exact", "close")

UNITS = Table(
    name="units",
    columns={
        "unit": pl.String,
        "unit_code": pl.String,
        "dimension": pl.String,
        "factor": pl.Float64,
        "base_unit": pl.String,
        "count_kind": pl.String,
        "entity_kind": pl.String,
        "source": pl.String,
        "example": pl.String,
    },
    key=("unit",),
    nullable=frozenset({"count_kind", "entity_kind"}),
)

INDICATORS = Table(
    name="indicators",
    columns={
        "indicator_code": pl.String,
        "name_zh": pl.String,
        "name_en": pl.String,
        "theme": pl.String,
        "base_unit": pl.String,
        "definition": pl.String,
        "source": pl.String,
        "aliases": pl.List(pl.String),
        "additivity": pl.String,
        "direction": pl.String,
        "nested_group": pl.String,
        "numerator": pl.String,
        "denominator": pl.String,
        "ministry_name": pl.String,
        "ministry_source": pl.String,
        "unesco_code": pl.String,
        "unesco_name": pl.String,
        "unesco_match": pl.String,
        "example": pl.String,
    },
    key=("indicator_code",),
    nullable=frozenset(
        {
            "nested_group",
            "numerator",
            "denominator",
            "ministry_name",
            "ministry_source",
            "unesco_code",
            "unesco_name",
            "unesco_match",
        }
    ),
    values={"additivity": ADDITIVITIES, "direction": DIRECTIONS, "unesco_match": UNESCO_MATCHES},
)

THEMES = Table(
    name="themes",
    columns={
        "theme": pl.String,
        "name_zh": pl.String,
        "name_en": pl.String,
        "keywords": pl.List(pl.String),
        "source": pl.String,
    },
    key=("theme",),
)

PLACE_NAMES = Table(
    name="place_names",
    columns={
        "place_code": pl.String,
        "name": pl.String,
        "short_name": pl.String,
        "level": pl.String,
        "parent_code": pl.String,
        "current_code": pl.String,
        "valid_from": pl.Int64,
        "valid_to": pl.Int64,
        "source": pl.String,
    },
    key=("place_code", "name"),
    nullable=frozenset({"parent_code", "valid_from", "valid_to"}),
    values={"level": ("national", "province", "city", "county")},
)

VOCABULARIES = Table(
    name="vocabularies",
    columns={
        "vocabulary": pl.String,
        "title_zh": pl.String,
        "title_en": pl.String,
        "file": pl.String,
        "entry_count": pl.Int64,
        "read_by": pl.List(pl.String),
        "dimension": pl.String,
    },
    key=("vocabulary",),
    nullable=frozenset({"dimension"}),
)

VOCABULARY_ENTRIES = Table(
    name="vocabulary_entries",
    columns={
        "vocabulary": pl.String,
        "entry": pl.String,
        "entry_number": pl.Int64,
        "attributes": pl.String,
        "source": pl.String,
        "example": pl.String,
    },
    key=("vocabulary", "entry_number"),
)

TABLES = (UNITS, INDICATORS, THEMES, PLACE_NAMES, VOCABULARIES, VOCABULARY_ENTRIES)
