"""Whose report an article is by the form of its title: 某县教育局民管科, 市少年宫, 某实验小学."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.tables.articles import ORGANISATION_LEVELS
from zongjie.vocabulary import PatternMatcher, check_unique, load_csv


@dataclass(frozen=True)
class TitleOwner:
    """A row of `title_owners.csv`."""

    name: str
    level: str
    weight: int
    pattern: str
    source: str
    example: str
    counterexample: str


@cache
def title_owners() -> dict[str, PatternMatcher[TitleOwner]]:
    """A matcher for each row by its name: several forms may speak in one title.

    Raises VocabularyError where a level is unknown, or where a row does not match its example or matches its
    counterexample.
    """
    rows = load_csv("title_owners", TitleOwner)
    check_unique("title_owners.csv", rows, lambda row: row.name)
    matchers: dict[str, PatternMatcher[TitleOwner]] = {}
    for row in rows:
        matcher = PatternMatcher("title_owners.csv", {row.name: (row.pattern, row)})
        if row.level not in ORGANISATION_LEVELS:
            raise VocabularyError(f"title_owners.csv: {row.name} has the unknown level {row.level!r}")
        if not any(matcher.find(row.example)) or any(matcher.find(row.counterexample)):
            raise VocabularyError(f"title_owners.csv: {row.name} and its example or counterexample do not agree")
        matchers[row.name] = matcher
    return matchers


def weigh_title(title: str) -> Counter[str]:
    """The sum of weights for every level that the form of a title speaks for."""
    sums: Counter[str] = Counter()
    for matcher in title_owners().values():
        for match in list(matcher.find(title))[:1]:
            sums[match.entry.level] += match.entry.weight
    return sums
