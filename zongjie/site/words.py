"""What readers see for the words of closed columns, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from zongjie.vocabulary.enumerations import enumeration_words

Name = tuple[str, str]
"""Chinese and English."""


@cache
def names() -> Mapping[tuple[str, str], Name]:
    """Names by column and word, as the vocabulary of enumerations has them."""
    return {(row.enumeration, row.word): (row.name_zh, row.name_en) for row in enumeration_words()}


class Words:
    """Names of words, and a note of those that have none: they are shown as they stand, and reported."""

    def __init__(self) -> None:
        self.unnamed: set[str] = set()

    def name(self, column: str, word: str) -> Name:
        """Both names of a word."""
        found = names().get((column, word))
        if found is None:
            self.unnamed.add(f"{column}={word}")
            return word, word
        return found
