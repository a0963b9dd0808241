"""Which field of a record, or of the head of a Markdown file, holds what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from zongjie.documents.addresses import is_address
from zongjie.documents.extracted import StatedFacts
from zongjie.errors import UnreadableFileError, VocabularyError
from zongjie.text.dates import stated_date
from zongjie.vocabulary import check_unique, load_csv

TEXT, PATH, TITLE, PUBLISHED_ON, SOURCE_URL = "text", "path", "title", "published_on", "source_url"
_FIELDS = (TEXT, PATH, TITLE, PUBLISHED_ON, SOURCE_URL)
_LONGEST_TITLE = 500
_AS_UNDERSCORE = str.maketrans(" -", "__")


@dataclass(frozen=True, slots=True)
class Fields:
    """What a record holds by the names of its file, or why it cannot be read; `number` counts from 1."""

    number: int
    values: Mapping[str, Any] | UnreadableFileError
    encoding: str
    evidence: str


@dataclass(frozen=True)
class RecordColumn:
    """A row of `record_columns.csv`."""

    field: str
    name: str
    source: str
    example: str


@cache
def record_columns() -> Mapping[str, tuple[str, int]]:
    """Field and rank of each name; the smaller rank counts where a record has several names of a field."""
    rows = load_csv("record_columns", RecordColumn)
    check_unique("record_columns.csv", rows, lambda row: row.name)
    for row in rows:
        if row.field not in _FIELDS or row.name != _folded(row.name) or f'"{row.name}"' not in row.example:
            raise VocabularyError(f"record_columns.csv: field, name or example of {row.name} does not fit")
    return {row.name: (row.field, rank) for rank, row in enumerate(rows)}


def columns_of(names: Iterable[str]) -> dict[str, list[str]]:
    """The names that stand for each field, the one that counts first."""
    known = record_columns()
    found: dict[str, list[str]] = {field: [] for field in _FIELDS}
    for name in sorted((name for name in names if _folded(name) in known), key=lambda name: known[_folded(name)][1]):
        found[known[_folded(name)][0]].append(name)
    return found


def stated_by(fields: Mapping[str, Any]) -> StatedFacts:
    """What a record states beside its text; a field without a title, date or address states nothing."""
    names = columns_of(fields)
    values = {
        field: [str(fields[name]).strip() for name in names[field] if isinstance(fields[name], str | int | float)]
        for field in (TITLE, PUBLISHED_ON, SOURCE_URL)
    }
    titles = (" ".join(value.split()) for value in values[TITLE])
    dates = (stated_date(value.removesuffix(".0")) for value in values[PUBLISHED_ON])
    return StatedFacts(
        title=next((title for title in titles if 0 < len(title) <= _LONGEST_TITLE), None),
        published_on=next((day for day in dates if day is not None), None),
        source_url=next((value for value in values[SOURCE_URL] if is_address(value)), None),
    )


def _folded(name: str) -> str:
    return name.strip().lower().translate(_AS_UNDERSCORE)
