"""Every row of every vocabulary in one shape, for tables that show what the rules rest on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from zongjie.vocabulary.loading import read_csv, read_yaml
from zongjie.vocabulary.registry import Vocabulary, registry

KEY_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Entry:
    """A row, or a group, of a vocabulary.

    `entry` is its key as text, `entry_number` its place in the file from 1, `attributes` its other cells
    as JSON text by column (lists of a CSV cell stay one text, separated by `|`; empty cells are left out).
    """

    vocabulary: str
    entry: str
    entry_number: int
    attributes: str
    source: str
    example: str


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """The entries of one vocabulary, in the order of its file. Raises VocabularyError where the file is broken."""
    vocabulary = registry()[name]
    rows = _rows(vocabulary) if vocabulary.form == "rows" else _groups(vocabulary)
    return tuple(
        Entry(
            vocabulary=name,
            entry=key,
            entry_number=number,
            attributes=json.dumps(attributes, ensure_ascii=False),
            source=str(source),
            example=str(example),
        )
        for number, (key, attributes, source, example) in enumerate(rows, 1)
    )


def _rows(vocabulary: Vocabulary) -> Iterator[tuple[str, dict[str, Any], str, str]]:
    """Key, other cells, source and example of each row."""
    rows = read_csv(vocabulary.name) if vocabulary.file.endswith(".csv") else read_yaml(vocabulary.name)
    for row in rows:
        key = KEY_SEPARATOR.join(str(row[column]) for column in vocabulary.key if row[column] not in ("", None))
        attributes = {
            column: cell
            for column, cell in row.items()
            if column not in ("source", "example") and cell not in ("", None)
        }
        yield key, attributes, row["source"], row[vocabulary.example]


def _groups(vocabulary: Vocabulary) -> Iterator[tuple[str, dict[str, Any], str, str]]:
    """Name and content of each group, with the source and the example of the file."""
    content = read_yaml(vocabulary.name)
    for group, members in content.items():
        if group not in ("source", "example"):
            yield group, {"members": members}, content["source"], content["example"]
