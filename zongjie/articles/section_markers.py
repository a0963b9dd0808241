"""List markers at the start of a paragraph: 一、 （二） 3. (4) ⑤ 一是 首先 ——."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from zongjie.articles.numbering import DIGITS, FORMAL, HAN, parse_number
from zongjie.errors import VocabularyError
from zongjie.vocabulary import PatternMatcher, check_unique, load_csv

_NUMERAL = re.compile(f"[{DIGITS}]+|[{HAN}]+|[{FORMAL}]+")
_CIRCLED = {
    character: number
    for first, last in (("①", "⑳"), ("⑴", "⒂"), ("⒈", "⒛"))
    for number, character in enumerate(map(chr, range(ord(first), ord(last) + 1)), 1)
}


@dataclass(frozen=True)
class MarkerForm:
    """A row of `section_markers.csv`."""

    kind: str
    rank: int
    fixed: int | None
    needs_list: bool
    first: str
    pattern: str
    source: str
    example: str


class Marker(NamedTuple):
    """A marker text[start:end] of one kind; `number` is its place in its list (0 where it has none)."""

    kind: str
    rank: int
    number: int
    start: int
    end: int


@cache
def marker_forms(needs_list: bool = False) -> PatternMatcher[MarkerForm]:
    """The matcher of the forms that stand for themselves, or of those that need a list around them."""
    forms = load_csv("section_markers", MarkerForm)
    check_unique("section_markers.csv", forms, lambda form: form.kind)
    forms = [form for form in forms if form.needs_list == needs_list]
    numbers = {"{han}": f"(?:[{HAN}]{{1,4}}|[{FORMAL}]{{1,2}})", "{arabic}": f"[{DIGITS}]{{1,2}}"}
    matcher = PatternMatcher(
        "section_markers.csv",
        {form.kind: (_named(form.pattern, numbers), form) for form in forms},
        {form.kind: _named(form.first, {"{han}": HAN + FORMAL, "{arabic}": DIGITS}) for form in forms},
    )
    for form in forms:
        match = matcher.at(form.example, 0)
        if match is None or match.entry != form:
            raise VocabularyError(f"section_markers.csv: the example of {form.kind} is not read as {form.kind}")
    return matcher


def _named(pattern: str, meanings: Mapping[str, str]) -> str:
    """A pattern with the meanings of what stands in braces."""
    for name, meaning in meanings.items():
        pattern = pattern.replace(name, meaning)
    return pattern


def match_marker(text: str, start: int, end: int, needs_list: bool = False) -> Marker | None:
    """The marker that stands exactly at `start`, or None; with `needs_list` a number that is one only in a list."""
    match = marker_forms(needs_list).at(text, start, end)
    if match is None:
        return None
    form = match.entry
    number = form.fixed if form.fixed is not None else _number(match.phrase)
    return None if number is None else Marker(form.kind, form.rank, number, match.start, match.end)


def _number(written: str) -> int | None:
    """The number inside a marker."""
    if written[0] in _CIRCLED:
        return _CIRCLED[written[0]]
    # the last number of 1.2 counts the items of its list
    digits = _NUMERAL.findall(written)
    return parse_number(digits[-1]) if digits else None
