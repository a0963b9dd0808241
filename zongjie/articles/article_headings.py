"""Finding where the articles of a collection start: numbered heading lines that make a sequence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from zongjie.articles.heading_forms import ArticleHeading
from zongjie.articles.heading_gaps import fill_gaps
from zongjie.articles.lines import Line, text_of
from zongjie.articles.number_runs import run_from_first, runs_from_one
from zongjie.articles.numbering import NUMBER, parse_number
from zongjie.articles.repeated_titles import find_repeated_titles
from zongjie.articles.section_markers import match_marker

SHORTEST_BODY = 20
"""Headings with less text than this below each, on average, are a table of contents."""

HEAD_LINES = 10
MANY = 2
LARGEST_STEP = 2
"""Where a form does not say that an article starts, one missing number is forgiven."""
_ANNOUNCED = re.compile(f"[(（【][^)）】]{{0,6}}?(?P<number>{NUMBER})篇[)）】]")
_CHAPTER = re.compile(rf"第\s?(?P<number>{NUMBER})\s?章")

_Chain = list[ArticleHeading]
_Strategy = Callable[[str, Sequence[Line], Sequence[ArticleHeading]], list[_Chain]]


def find_article_headings(
    text: str, lines: Sequence[Line], candidates: Sequence[ArticleHeading]
) -> list[ArticleHeading]:
    """The heading lines of the articles, of the `candidates` in `lines`; empty where the text is no collection.

    A heading is a short line of a known form whose number continues a sequence from 1, so a
    mention in running text (or a heading inside an article) splits nothing. The first kind of
    form of which there is such a sequence decides.
    """
    for strategy in _STRATEGIES:
        chains = _without_contents(lines, strategy(text, lines, candidates))
        if chains:
            found = sorted((heading for chain in chains for heading in chain), key=lambda heading: heading.line_index)
            return fill_gaps(lines, found, candidates)
    return _listed(text, lines, candidates) or find_repeated_titles(text, lines, candidates)


def _explicit(text: str, lines: Sequence[Line], candidates: Sequence[ArticleHeading]) -> list[_Chain]:
    """Forms that themselves say that an article starts. Without a first one they are an excerpt, if there are two."""
    explicit = [candidate for candidate in candidates if candidate.strength == "explicit"]
    chains = runs_from_one(explicit)
    if not chains and explicit:
        excerpt = run_from_first(explicit, LARGEST_STEP)
        chains = [excerpt] if len(excerpt) >= MANY else []
    bodies = _bodies_of(lines, chains)
    return [
        chain for chain in chains if not _has_continued_chapters(text, lines, [bodies[h.line_index] for h in chain])
    ]


def _stems(text: str, lines: Sequence[Line], candidates: Sequence[ArticleHeading]) -> list[_Chain]:
    """One stem numbered through: 总结(1), 总结(2); or one list over several stems: 计划(1), 总结(2)."""
    by_stem = _grouped(candidates, "stem", lambda heading: re.sub(r"\s", "", heading.title), None)
    unmarked = [
        candidate
        for candidate in candidates
        if match_marker(text, lines[candidate.line_index].bare_start, lines[candidate.line_index].end) is None
    ]
    mixed = _grouped(unmarked, "stem", lambda _: "", 1)
    return mixed if sum(map(len, mixed)) > sum(map(len, by_stem)) else by_stem


def _sequences(text: str, lines: Sequence[Line], candidates: Sequence[ArticleHeading]) -> list[_Chain]:
    """One form numbered through, whatever the titles."""
    del text, lines
    return _grouped(candidates, "sequence", lambda heading: heading.form)


def _outlined(text: str, lines: Sequence[Line], candidates: Sequence[ArticleHeading]) -> list[_Chain]:
    """Titles with list markers, where the text below each has an outline of its own that starts with 一、."""

    def marker(heading: ArticleHeading) -> str:
        written = text_of(text, lines[heading.line_index])
        return re.sub(NUMBER, "", written[: written.find(heading.title)])

    chains = _grouped(candidates, "outlined", marker)
    bodies = _bodies_of(lines, chains)
    return [chain for chain in chains if all(_starts_outline(text, lines, *bodies[h.line_index]) for h in chain)]


def _labels(text: str, lines: Sequence[Line], candidates: Sequence[ArticleHeading]) -> list[_Chain]:
    """A label without a number that is repeated, counted through."""
    labels = [candidate for candidate in candidates if candidate.strength == "label"]
    counted = [
        replace(label, number=number)
        for number, label in enumerate(labels, 1)
        if text_of(text, lines[label.line_index]) == text_of(text, lines[labels[0].line_index])
    ]
    return [counted] if len(counted) >= MANY else []


def _first_level(text: str, lines: Sequence[Line], candidates: Sequence[ArticleHeading]) -> list[_Chain]:
    """Markdown headings of the first level, where all of them are titles and the text starts with one."""
    first = [index for index, line in enumerate(lines) if text[line.start : line.bare_start].strip() == "#"]
    titles = {candidate.line_index: candidate for candidate in candidates if candidate.strength == "listed"}
    if len(first) < MANY or first[0] != 0 or not all(index in titles for index in first):
        return []
    found = [titles[index] for index in first]
    return [[replace(heading, number=number) for number, heading in enumerate(found, 1)]]


_STRATEGIES: tuple[_Strategy, ...] = (_explicit, _stems, _sequences, _outlined, _labels, _first_level)


def _grouped(
    candidates: Iterable[ArticleHeading],
    strength: str,
    key: Callable[[ArticleHeading], str],
    largest_step: int | None = LARGEST_STEP,
) -> list[_Chain]:
    """Chains of at least two within each group of candidates of this strength."""
    groups: dict[str, list[ArticleHeading]] = {}
    for candidate in candidates:
        if candidate.strength == strength:
            groups.setdefault(key(candidate), []).append(candidate)
    return [chain for group in groups.values() for chain in runs_from_one(group, largest_step) if len(chain) >= MANY]


def _listed(text: str, lines: Sequence[Line], candidates: Sequence[ArticleHeading]) -> list[ArticleHeading]:
    """Titles without numbers, counted through, where the page announces several articles and has them."""
    head = [(_ANNOUNCED.search(text_of(text, line)), index) for index, line in enumerate(lines[:HEAD_LINES])]
    announced = [(match["number"], index) for match, index in head if match is not None]
    if not announced:
        return []
    number, last_head = parse_number(announced[-1][0]) or 0, announced[-1][1]
    titles = [
        candidate
        for candidate in candidates
        if candidate.strength in ("listed", "outlined") and candidate.line_index > last_head
    ]
    with_text = [
        title
        for title, following in zip(titles, [*(t.line_index for t in titles[1:]), len(lines)], strict=False)
        if sum(line.length for line in lines[title.line_index + 1 : following]) >= SHORTEST_BODY
    ]
    if not MANY <= len(with_text) <= number:
        return []
    return [replace(title, number=count) for count, title in enumerate(with_text, 1)]


def _without_contents(lines: Sequence[Line], chains: Sequence[_Chain]) -> list[_Chain]:
    """The chains without tables of contents, that is without those whose headings follow one another."""
    lengths = {
        index: sum(line.end - line.start for line in lines[start:stop])
        for index, (start, stop) in _bodies_of(lines, chains).items()
    }
    return [chain for chain in chains if _has_text([lengths[heading.line_index] for heading in chain], len(chains))]


def _has_text(lengths: Sequence[int], chains: int) -> bool:
    """Whether there is text below the headings of a chain; of the only chain the last may hold all that follows."""
    if chains > 1:
        return sum(lengths) >= SHORTEST_BODY * len(lengths)
    return len(lengths) == 1 or sum(lengths[:-1]) >= SHORTEST_BODY // 4 * (len(lengths) - 1)


def _bodies_of(lines: Sequence[Line], chains: Iterable[_Chain]) -> dict[int, tuple[int, int]]:
    """For each heading, by its line, the range of the lines below it, up to the next heading of any chain."""
    starts = sorted(heading.line_index for chain in chains for heading in chain)
    return {start: (start + 1, stop) for start, stop in pairwise([*starts, len(lines)])}


def _starts_outline(text: str, lines: Sequence[Line], start: int, stop: int) -> bool:
    """Whether one of lines[start:stop] is marked 一、."""
    markers = (match_marker(text, line.bare_start, line.end) for line in lines[start:stop])
    return any(marker is not None and marker.kind == "han_comma" and marker.number == 1 for marker in markers)


def _has_continued_chapters(text: str, lines: Sequence[Line], bodies: Sequence[tuple[int, int]]) -> bool:
    """Whether chapters are counted on from one heading to the next, as in one long plan with parts (篇)."""
    first_chapters: list[int] = []
    for start, stop in bodies:
        matches = (_CHAPTER.match(text, line.bare_start, line.end) for line in lines[start:stop])
        numbers = [parse_number(match["number"]) for match in matches if match is not None]
        first_chapters += [number for number in numbers[:1] if number is not None]
    return len(first_chapters) >= MANY and first_chapters[1] > 1
