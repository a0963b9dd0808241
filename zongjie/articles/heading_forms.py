"""The forms in which collections write the headings of their articles, and the lines that have one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from zongjie.articles.lines import Line, text_of
from zongjie.articles.numbering import NUMBER, parse_number
from zongjie.errors import VocabularyError
from zongjie.vocabulary import PhraseMatcher, check_patterns, check_unique, load_csv

LONGEST_HEADING = 80
STRENGTHS = ("explicit", "stem", "sequence", "outlined", "label", "listed")
UNNUMBERED = ("label", "listed")
_LENGTH = r"(?:\s?[\(（]\s?(?:约|共)?\d{2,5}\s?字(?:以上|左右)?\s?[\)）])?"
_DECORATION = re.compile(r"^(?:<[a-z][a-z0-9]{0,9}>|[*＊#★☆◆■●=~\s])+|(?:</[a-z][a-z0-9]{0,9}>|[*＊#★☆◆■●=~\s])+$")
_BRACKETS = frozenset("【】[]（）()「」")


@dataclass(frozen=True)
class HeadingForm:
    """A row of `article_headings.csv`."""

    form: str
    strength: str
    pattern: str
    holds: tuple[str, ...]
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class ArticleHeading:
    """A heading line of an article: `number` as counted by the collection, `title` without the numbering, its form."""

    line_index: int
    number: int
    title: str
    strength: str
    form: str


@cache
def heading_forms() -> tuple[tuple[HeadingForm, re.Pattern[str]], ...]:
    """The forms with their patterns, in the order of the file."""
    forms = load_csv("article_headings", HeadingForm)
    check_unique("article_headings.csv", forms, lambda form: form.form)
    compiled: list[tuple[HeadingForm, re.Pattern[str]]] = []
    for form in forms:
        if form.strength not in STRENGTHS:
            raise VocabularyError(f"article_headings.csv: {form.form} has strength {form.strength!r}")
        pattern = re.compile(form.pattern.replace("{number}", f"(?P<number>{NUMBER})").replace("{length}", _LENGTH))
        match = pattern.fullmatch(form.example)
        if not any(held in form.example for held in form.holds):
            raise VocabularyError(f"article_headings.csv: the example of {form.form} holds none of {form.holds}")
        is_numbered = form.strength not in UNNUMBERED
        if match is None or (is_numbered and parse_number(match["number"]) is None):
            raise VocabularyError(f"article_headings.csv: the example of {form.form} does not match its pattern")
        compiled.append((form, pattern))
    check_patterns(
        "article_headings.csv",
        [(form.form, re.compile(rf"{pattern.pattern}\Z"), form.example) for form, pattern in compiled],
    )
    return tuple(compiled)


@cache
def _held() -> PhraseMatcher[list[int]]:
    """What lines of some form hold, with the places of these forms in the file."""
    places: dict[str, list[int]] = {}
    for place, (form, _) in enumerate(heading_forms()):
        for held in form.holds:
            places.setdefault(held, []).append(place)
    return PhraseMatcher(places)


def heading_candidates(text: str, lines: Sequence[Line]) -> Iterable[ArticleHeading]:
    """Every line that has one of the forms."""
    for index, line in enumerate(lines):
        if line.length > LONGEST_HEADING:
            continue
        written = text_of(text, line)
        possible = {form for forms in _held().nested_entries(written) for form in forms}
        written = _undecorated(written) if possible else ""
        for form, pattern in map(heading_forms().__getitem__, sorted(possible)):
            match = pattern.fullmatch(written)
            if match is None:
                continue
            number = parse_number(match["number"]) if form.strength not in UNNUMBERED else 0
            if number is not None:
                yield ArticleHeading(index, number, _title(match["title"] or ""), form.strength, form.form)
                break


def _undecorated(written: str) -> str:
    """A line without stars, heading signs and title marks around all of it."""
    bare = _DECORATION.sub("", written)
    return bare[1:-1] if bare.startswith("《") and bare.endswith("》") else bare


def _title(written: str) -> str:
    """A title without the marks at its edges; brackets without words are none."""
    title = written.strip(" \u3000：:-—《》")
    return "" if _BRACKETS.issuperset(title) else title
