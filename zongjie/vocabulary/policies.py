"""Policy documents of the state that reports name, with number, issuer and date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary.loading import load_csv

_NUMBER = re.compile(r"(?P<code>[\u4e00-\u9fff]+)[〔\[［【(（](?P<year>\d{4})年?[〕\]］】)）]第?0*(?P<number>\d+)号")


@dataclass(frozen=True, slots=True)
class Policy:
    """A row of policies.csv.

    `issued_on` is a day as YYYY-MM-DD, that of the first version where later ones bear the same title, so that no
    text that names the document is older. A document number that was not certain is null.
    """

    title: str
    short_names: tuple[str, ...]
    document_number: str | None
    issuer: str
    issued_on: str
    kind: str
    source: str
    example: str


@cache
def policies() -> tuple[Policy, ...]:
    """The rows of policies.csv.

    Raises VocabularyError for a date that is none, or a document number that two documents bear.
    """
    rows = load_csv("policies", Policy)
    numbers: dict[str, Policy] = {}
    for row in rows:
        try:
            date.fromisoformat(row.issued_on)
        except ValueError as error:
            raise VocabularyError(f"policies.csv: {row.title}: {row.issued_on!r} is no date") from error
        if row.document_number and numbers.setdefault(row.document_number, row) is not row:
            raise VocabularyError(f"policies.csv: {row.document_number} stands twice")
    return rows


def known_policy(title: str | None, document_number: str | None) -> Policy | None:
    """The document that a text names by its number or, if it names none, by its title; None if it is not known.

    A number decides alone: local documents bear the titles of national ones.
    """
    if document_number is not None:
        return _by_number().get(_plain_number(document_number))
    return _by_title().get(title) if title else None


@cache
def _by_title() -> dict[str, Policy]:
    return {name: row for row in policies() for name in (row.title, *row.short_names)}


@cache
def _by_number() -> dict[str, Policy]:
    return {_plain_number(row.document_number): row for row in policies() if row.document_number}


def _plain_number(document_number: str) -> str:
    """The number with one form of brackets."""
    match = _NUMBER.search(document_number)
    return "{code}〔{year}〕{number}号".format(**match.groupdict()) if match else document_number
