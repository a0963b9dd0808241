"""The stage `vocabulary`: vocabularies in, the frames of dimensions out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import polars as pl

from zongjie.tables.table import Frames, Table
from zongjie.tables.vocabulary import INDICATORS, PLACE_NAMES, THEMES, UNITS, VOCABULARIES, VOCABULARY_ENTRIES
from zongjie.vocabulary.entries import entries
from zongjie.vocabulary.indicators import indicators
from zongjie.vocabulary.places import places
from zongjie.vocabulary.registry import registry
from zongjie.vocabulary.themes import themes
from zongjie.vocabulary.units import NO_UNIT, UNKNOWN_UNIT, units


def process(frames: Frames) -> Frames:
    """The frames `units`, `indicators`, `themes` and `place_names`, typed for joins, and all rows of all vocabularies.

    `frames` is empty. `vocabularies` has a row for each vocabulary, `vocabulary_entries` one for each of its rows.
    Raises VocabularyError where a file breaks its own rules.
    """
    del frames  # every stage gets its inputs; this one has none
    return {
        UNITS.name: _frame(UNITS, (asdict(row) for row in (*units().values(), NO_UNIT, UNKNOWN_UNIT))),
        INDICATORS.name: _frame(INDICATORS, ({"indicator_code": row.code, **asdict(row)} for row in indicators())),
        THEMES.name: _frame(THEMES, ({"theme": row.code, **asdict(row)} for row in themes())),
        PLACE_NAMES.name: _frame(PLACE_NAMES, ({"place_code": row.code, **asdict(row)} for row in places())),
        VOCABULARIES.name: _frame(
            VOCABULARIES,
            (
                {"vocabulary": name, "entry_count": len(entries(name)), **asdict(vocabulary)}
                for name, vocabulary in registry().items()
            ),
        ),
        VOCABULARY_ENTRIES.name: _frame(
            VOCABULARY_ENTRIES, (asdict(entry) for name in registry() for entry in entries(name))
        ),
    }


def _frame(table: Table, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """A frame of the table's columns; what else the rows hold is left out."""
    chosen = [{name: _plain(row[name]) for name in table.columns} for row in rows]
    return pl.DataFrame(chosen, schema=dict(table.columns), orient="row")


def _plain(value: Any) -> Any:
    """Tuples as lists, for list columns."""
    return list(value) if isinstance(value, tuple) else value
