"""What readers see for the words of closed columns, in Chinese and English."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from zongjie.vocabulary.enumerations import enumeration_words

Name = tuple[str, str]
"""Chinese and English."""


@cache
def names() -> Mapping[tuple[str, str], Name]:
    """Names by column and word: those of the lake's closed columns, and the reading room's own (words.csv)."""
    named = {(row.enumeration, row.word): (row.name_zh, row.name_en) for row in enumeration_words()}
    lines = (files("zongjie.site") / "words.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        named[row["column"], row["word"]] = (row["name_zh"], row["name_en"])
    return named


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
