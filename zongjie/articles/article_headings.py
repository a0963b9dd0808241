"""Finding where the articles of a collection start: numbered heading lines that make a sequence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from zongjie.articles.lines import Line, text_of
from zongjie.articles.numbering import NUMBER, parse_number
from zongjie.errors import VocabularyError
from zongjie.vocabulary import check_patterns, check_unique, load_csv

LONGEST_HEADING = 80
SHORTEST_BODY = 20
"""Headings with less text than this below each, on average, are a table of contents."""

HEAD_LINES = 10
MANY = 2
_ANNOUNCED = re.compile(f"[(（【][^)）】]{{0,6}}?(?P<number>{NUMBER})篇[)）】]")


@dataclass(frozen=True)
class HeadingForm:
    """A row of `article_headings.csv`."""

    form: str
    strength: str
    pattern: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class ArticleHeading:
    """A heading line of an article: `number` as counted by the collection, `title` without the numbering."""

    line_index: int
    number: int
    title: str
    strength: str


@cache
def heading_forms() -> tuple[tuple[HeadingForm, re.Pattern[str]], ...]:
    """The forms with their patterns, in the order of the file."""
    forms = load_csv("article_headings", HeadingForm)
    check_unique("article_headings.csv", forms, lambda form: form.form)
    compiled: list[tuple[HeadingForm, re.Pattern[str]]] = []
    for form in forms:
        if form.strength not in ("explicit", "stem", "listed"):
            raise VocabularyError(f"article_headings.csv: {form.form} has strength {form.strength!r}")
        pattern = re.compile(form.pattern.replace("{number}", f"(?P<number>{NUMBER})"))
        match = pattern.fullmatch(form.example)
        is_numbered = form.strength != "listed"
        if match is None or (is_numbered and parse_number(match["number"]) is None):
            raise VocabularyError(f"article_headings.csv: the example of {form.form} does not match its pattern")
        compiled.append((form, pattern))
    check_patterns(
        "article_headings.csv",
        [(form.form, re.compile(rf"{pattern.pattern}\Z"), form.example) for form, pattern in compiled],
    )
    return tuple(compiled)


def find_article_headings(text: str, lines: Sequence[Line]) -> list[ArticleHeading]:
    """The heading lines of the articles in `lines`; empty where the text is no collection.

    A heading is a short line of a known form whose number continues a sequence from 1, so a
    mention in running text (or a heading inside an article) splits nothing.
    """
    candidates = list(_candidates(text, lines))
    explicit = [candidate for candidate in candidates if candidate.strength == "explicit"]
    chains = _chains(explicit)
    if not chains:
        by_stem: dict[str, list[ArticleHeading]] = {}
        for candidate in candidates:
            if candidate.strength == "stem":
                by_stem.setdefault(re.sub(r"\s", "", candidate.title), []).append(candidate)
        chains = [chain for group in by_stem.values() for chain in _chains(group) if len(chain) > 1]
    if not chains:
        return _listed(text, lines, candidates)
    headings = [heading for chain in _without_contents(text, lines, chains) for heading in chain]
    return sorted(headings, key=lambda heading: heading.line_index)


def _candidates(text: str, lines: Sequence[Line]) -> Iterable[ArticleHeading]:
    """Every line that has one of the forms."""
    for index, line in enumerate(lines):
        if line.length > LONGEST_HEADING:
            continue
        written = text_of(text, line).rstrip("*＊# ")
        for form, pattern in heading_forms():
            match = pattern.fullmatch(written)
            if match is None:
                continue
            number = parse_number(match["number"]) if form.strength != "listed" else 0
            if number is not None:
                yield ArticleHeading(index, number, match["title"].strip(" \u3000：:-—《》"), form.strength)
                break


def _listed(text: str, lines: Sequence[Line], candidates: Sequence[ArticleHeading]) -> list[ArticleHeading]:
    """Titles without numbers, counted through, where the page announces several articles and has them."""
    head = [(_ANNOUNCED.search(text_of(text, line)), index) for index, line in enumerate(lines[:HEAD_LINES])]
    announced = [(match["number"], index) for match, index in head if match is not None]
    if not announced:
        return []
    number, last_head = parse_number(announced[-1][0]) or 0, announced[-1][1]
    titles = [
        candidate for candidate in candidates if candidate.strength == "listed" and candidate.line_index > last_head
    ]
    with_text = [
        title
        for title, following in zip(titles, [*(t.line_index for t in titles[1:]), len(lines)], strict=False)
        if sum(line.length for line in lines[title.line_index + 1 : following]) >= SHORTEST_BODY
    ]
    if not MANY <= len(with_text) <= number:
        return []
    return [
        ArticleHeading(title.line_index, count, title.title, title.strength) for count, title in enumerate(with_text, 1)
    ]


def _chains(candidates: Sequence[ArticleHeading]) -> list[list[ArticleHeading]]:
    """Runs 1, 2, 3, ... among the candidates; one missing number is forgiven, others are passed over."""
    chains: list[list[ArticleHeading]] = []
    for candidate in candidates:
        if candidate.number == 1:
            chains.append([candidate])
        elif chains and candidate.number - chains[-1][-1].number in (1, 2):
            chains[-1].append(candidate)
    return chains


def _without_contents(
    text: str, lines: Sequence[Line], chains: Sequence[list[ArticleHeading]]
) -> list[list[ArticleHeading]]:
    """The chains without tables of contents, that is without those whose headings follow one another."""
    if len(chains) < 2:  # noqa: PLR2004
        return list(chains)
    starts = sorted(heading.line_index for chain in chains for heading in chain)
    following = dict(zip(starts, [*starts[1:], len(lines)], strict=True))
    kept: list[list[ArticleHeading]] = []
    for chain in chains:
        body = sum(
            line.end - line.start
            for heading in chain
            for line in lines[heading.line_index + 1 : following[heading.line_index]]
        )
        if body >= SHORTEST_BODY * len(chain):
            kept.append(chain)
    return kept
