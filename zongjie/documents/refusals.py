"""Why something cannot become a document: the reasons of quarantine and what to do about each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from zongjie.errors import UnreadableFileError, VocabularyError
from zongjie.vocabulary import check_unique, load_csv


@dataclass(frozen=True)
class Refusal:
    """A row of `quarantine_reasons.csv`."""

    situation: str
    reason: str
    passing: bool
    chinese: str
    english: str
    source: str
    example: str


@cache
def refusals() -> dict[str, Refusal]:
    """The rows of `quarantine_reasons.csv` by situation."""
    rows = load_csv("quarantine_reasons", Refusal)
    check_unique("quarantine_reasons.csv", rows, lambda row: row.situation)
    for row in rows:
        if not (row.chinese.endswith("。") and row.english.endswith(".") and row.source and row.example):
            raise VocabularyError(
                f"quarantine_reasons.csv: {row.situation} needs a sentence in each language, a source and an example"
            )
    return {row.situation: row for row in rows}


def refusal(situation: str, **facts: object) -> UnreadableFileError:
    """The error to raise for a situation; `facts` fill the words in braces of its sentences."""
    row = refusals()[situation]
    return UnreadableFileError(row.reason, f"{row.chinese} / {row.english}".format(**facts), is_passing=row.passing)
