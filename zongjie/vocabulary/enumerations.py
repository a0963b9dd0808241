"""The words of closed columns, with the names that people read (data/enumerations.csv)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary.loading import load_csv


@dataclass(frozen=True, slots=True)
class EnumerationWord:
    """A word that may stand in the columns named `enumeration`."""

    enumeration: str
    word: str
    name_zh: str
    name_en: str
    source: str
    example: str


@cache
def words_of(enumeration: str) -> Mapping[str, EnumerationWord]:
    """The words of a closed column, in the order of the file. Raises VocabularyError where there is no such column."""
    found = {row.word: row for row in enumeration_words() if row.enumeration == enumeration}
    if not found:
        raise VocabularyError(f"enumerations.csv has no words of a column {enumeration!r}")
    return found


@cache
def enumeration_words() -> tuple[EnumerationWord, ...]:
    """Every row of the file."""
    return load_csv("enumerations", EnumerationWord)
