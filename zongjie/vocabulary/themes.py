"""The themes of education work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary.checks import check_unique
from zongjie.vocabulary.loading import load_csv

OTHER = "other"
"""The theme of what no keyword speaks of."""


@dataclass(frozen=True)
class Theme:
    """A row of themes.csv. `keywords` are phrases that speak of the theme, in a heading or in the text."""

    code: str
    name_zh: str
    name_en: str
    keywords: tuple[str, ...]
    source: str
    example: str


@cache
def themes() -> tuple[Theme, ...]:
    """The themes, in the order of the file (an earlier one wins a tie).

    Raises VocabularyError for a code or keyword that stands twice or an example without a keyword.
    """
    rows = load_csv("themes", Theme)
    check_unique("themes.csv", rows, lambda row: row.code)
    check_unique("themes.csv keywords", [keyword for row in rows for keyword in row.keywords], lambda keyword: keyword)
    for row in rows:
        if row.code != OTHER and not any(keyword in row.example for keyword in row.keywords):
            raise VocabularyError(f"themes.csv: the example of {row.code} holds none of its keywords")
    if OTHER not in {row.code for row in rows}:
        raise VocabularyError(f"themes.csv: the theme {OTHER} is missing")
    return rows
