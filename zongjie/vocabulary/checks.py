"""The checks that every vocabulary passes when it is loaded, whatever its stage checks besides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from zongjie.errors import VocabularyError
from zongjie.vocabulary.matching import PhraseMatcher
from zongjie.vocabulary.registry import Vocabulary

Row = TypeVar("Row")
RawRow = Mapping[str, Any]
"""A row with its cells by column, lists as tuples."""

_MARKS = str.maketrans("", "", "【】")
"""They mark in an example the figure that the row decides."""


def check_rows(vocabulary: Vocabulary, rows: Sequence[RawRow]) -> None:
    """Raise VocabularyError unless every row names its source, has an example, and is told apart from the others.

    The example must show the row at work: one of its own phrases is what is found there, not a longer phrase of
    another row. A phrase that stands in two rows of a lane would hide one of them and is refused, unless the
    vocabulary says that its phrases are shared.
    """
    for number, row in enumerate(rows, 1):
        for column in ("source", vocabulary.example):
            if not str(row.get(column) or "").strip():
                raise VocabularyError(f"{vocabulary.file}: row {number} has no {column}: {dict(row)}")
    check_unique(vocabulary.file, rows, lambda row: tuple(row[column] for column in vocabulary.key))
    if vocabulary.phrases:
        lanes: dict[tuple[Any, ...], list[RawRow]] = defaultdict(list)
        for row in rows:
            lanes[tuple(row[column] for column in vocabulary.lane)].append(row)
        for lane in lanes.values():
            _check_phrases(vocabulary, lane)


def _check_phrases(vocabulary: Vocabulary, rows: Sequence[RawRow]) -> None:
    """The rows of one lane: each phrase in one row, and found in the row's own example."""
    owner: dict[str, RawRow] = {}
    for row in rows:
        for phrase in phrases_of(vocabulary, row):
            other = owner.setdefault(phrase, row)
            if other is not row and not vocabulary.shared:
                raise VocabularyError(
                    f"{vocabulary.file}: {phrase!r} stands in two rows: {dict(other)} and {dict(row)}"
                )
    matcher = PhraseMatcher({phrase: phrase for phrase in owner})
    find = {"longest": matcher.find, "crossing": matcher.find_crossing, "nested": matcher.find_nested}
    for row in rows:
        example = str(row[vocabulary.example]).translate(_MARKS)
        found = {match.phrase for match in find[vocabulary.matching](example)}
        own = set(phrases_of(vocabulary, row))
        if own and not found & own:
            raise VocabularyError(
                f"{vocabulary.file}: the example {example!r} shows {sorted(found)} and none of {sorted(own)}"
            )


def phrases_of(vocabulary: Vocabulary, row: RawRow) -> tuple[str, ...]:
    """The literals of a row that are looked for in texts."""
    phrases: list[str] = []
    for column in vocabulary.phrases:
        cell = row[column]
        phrases += [cell] if isinstance(cell, str) else cell or ()
    return tuple(phrase for phrase in phrases if phrase)


def check_references(vocabulary: Vocabulary, rows: Sequence[RawRow], known: Mapping[str, Collection[str]]) -> None:
    """Raise VocabularyError where a column names a row of another vocabulary that is not there.

    `known` holds the values that each target (`vocabulary.column`) has; empty cells refer to nothing.
    """
    for column, target in vocabulary.references.items():
        for row in rows:
            cell = row[column]
            for name in (cell,) if isinstance(cell, str) else cell or ():
                if name and name not in known[target]:
                    raise VocabularyError(f"{vocabulary.file}: {name!r} is no {target}: {dict(row)}")


def check_patterns(file: str, patterns: Iterable[tuple[str, re.Pattern[str], str]]) -> None:
    """Raise VocabularyError unless each pattern is what matches its own example.

    `patterns` are (name, pattern, example) in the order in which they are tried: one that an earlier one forestalls,
    at the place where it would match, is shadowed there.
    """
    earlier: list[tuple[str, re.Pattern[str]]] = []
    for name, pattern, example in patterns:
        match = pattern.search(example)
        if match is None:
            raise VocabularyError(f"{file}: the pattern of {name} does not match its example {example!r}")
        for other, before in earlier:
            if before.match(example, match.start()):
                raise VocabularyError(f"{file}: {name} is shadowed by {other} in its own example {example!r}")
        earlier.append((name, pattern))


def check_unique(name: str, rows: Iterable[Row], key: Callable[[Row], Any]) -> None:
    """Raise VocabularyError if two rows of vocabulary `name` share a key."""
    seen: dict[Any, Row] = {}
    for row in rows:
        if key(row) in seen:
            raise VocabularyError(f"{name}: {key(row)!r} stands twice: {seen[key(row)]} and {row}")
        seen[key(row)] = row
