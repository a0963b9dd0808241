"""Policy documents that a text names: titles in 《》 and document numbers such as 国发〔2012〕12号."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv

_TITLE = re.compile(r"《([^《》\n]{2,80})》")
_NUMBER = re.compile(
    r"([\u4e00-\u9fff]{1,12})?\s?[〔\[［【(（]((?:19|20)[\dx×_X]{2}|20_{1,2})(?:年)?[〕\]］】)）]\s?第?\s?([\dx×_X]{1,4})\s?号"
)
_YEAR_NUMBER = re.compile(r"[（(]([^（）()]{0,14}?(?:19|20)[\dx×_X]{2}年(?:第)?\d{1,4}号)[)）]")
_TRIAL = re.compile(
    r"[（(](?:试行|暂行|修订|修订稿|草案|讨论稿|征求意见稿|\d{4}[^（）()]{0,14}|20[^（）()]{0,14})[)）]$|[\d\-—_x年版]+$"
)
NUMBER_GAP = 4
"""A document number belongs to the title that ends so many characters before it."""


@dataclass(frozen=True, slots=True)
class PolicyTitle:
    """How titles of policy documents end, and what kind of document that is."""

    ending: str
    kind: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class DocumentNumberLead:
    """A word before a document number that is no part of it."""

    phrase: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A policy document named at text[start:end]."""

    start: int
    end: int
    title: str | None
    document_number: str | None
    kind: str


def mentions(text: str) -> Iterator[Mention]:
    """Yield the policy documents that `text` names, from left to right."""
    numbers = [*_NUMBER.finditer(text), *_YEAR_NUMBER.finditer(text)]
    used: set[int] = set()
    found: list[Mention] = []
    for match in _TITLE.finditer(text):
        number = next((one for one in numbers if 0 <= one.start() - match.end() <= NUMBER_GAP), None)
        kind = _kind(match.group(1))
        if kind is None and number is None:
            continue
        if number is None:
            found.append(Mention(match.start(), match.end(), match.group(1), None, kind or "document"))
            continue
        used.add(number.start())
        end = number.end() + (text[number.end() : number.end() + 1] in ("）", ")"))
        end = end if text[match.end() : match.end() + 1] in ("（", "(") else number.end()
        found.append(Mention(match.start(), end, match.group(1), _plain(number), kind or "document"))
    for number in numbers:
        if number.start() not in used and number.re is _NUMBER:
            found.append(Mention(number.start() + _lead(number), number.end(), None, _plain(number), "document"))
    yield from sorted(found, key=lambda mention: (mention.start, mention.end))


def _plain(number: re.Match[str]) -> str:
    """The document number without the bracket around it and without the words that lead to it."""
    return number.group(1) if number.re is _YEAR_NUMBER else number.group()[_lead(number) :].strip("（( ")


def _lead(number: re.Match[str]) -> int:
    """How many characters before the code of a document number do not belong to it."""
    code = number.group(1) or ""
    cut = max((match.end for match in _leads().find(code)), default=0)
    return cut if cut < len(code) else 0


@cache
def _leads() -> PhraseMatcher[DocumentNumberLead]:
    rows = load_csv("document_number_leads", DocumentNumberLead)
    check_unique("document_number_leads", rows, lambda row: row.phrase)
    for row in rows:
        if not re.search(re.escape(row.phrase) + r".{2,6}〔", row.example):
            raise VocabularyError(f"document_number_leads: the example {row.example!r} does not show {row.phrase!r}")
    return PhraseMatcher({row.phrase: row for row in rows})


def _kind(title: str) -> str | None:
    """The kind of policy document that a title names by its ending; None if it is none."""
    bare = _TRIAL.sub("", title).rstrip("”\"’'")
    for ending, kind in _endings():
        if bare.endswith(ending):
            return kind or None
    return None


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    rows = load_csv("policy_titles", PolicyTitle)
    check_unique("policy_titles", rows, lambda row: row.ending)
    for row in rows:
        if not row.example.endswith(f"{row.ending}》"):
            raise VocabularyError(f"policy_titles: the example {row.example!r} does not end with {row.ending!r}")
    return tuple(sorted(((row.ending, row.kind) for row in rows), key=lambda pair: -len(pair[0])))
