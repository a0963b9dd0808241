"""Cutting a sentence into the parts between commas, and the figures that stand in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

_SEPARATOR = re.compile(r"(?<!\d)[,，]|[,，](?!\d)|[;；。！!？?:：\n]|——|[（(](?=其中|含|包括)")
"""Commas inside a number such as 1,200 do not divide; a bracket that opens a list of parts does."""

_STRONG = frozenset(";；。！!？?:：\n")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measurement as events see it; positions are those of the article's clean text."""

    measurement_id: str
    start: int
    end: int
    value: float | None
    unit: str
    nature: str
    indicator: str
    money_stage: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch between commas: article.clean_text[start:end] == text. Parts of one `segment` belong together."""

    start: int
    end: int
    text: str
    segment: int


@dataclass(frozen=True)
class Sentence:
    """A sentence with its parts and figures."""

    sentence_id: str
    article_id: str
    document_id: str
    start: int
    text: str
    parts: tuple[Part, ...]
    figures: Mapping[int, tuple[Figure, ...]] = field(default_factory=dict)
    """Figures by index of the part in which they start."""

    def figures_in(self, part: Part) -> tuple[Figure, ...]:
        """The figures that start in a part."""
        return self.figures.get(self.parts.index(part), ())


def split_parts(text: str, offset: int) -> tuple[Part, ...]:
    """Cut `text`, which starts at `offset` of the article's clean text, at commas and stronger marks."""
    parts: list[Part] = []
    segment = start = 0
    for match in _SEPARATOR.finditer(text):
        parts += _part(text, start, match.start(), offset, segment)
        start = match.end()
        segment += match.group() in _STRONG
    parts += _part(text, start, len(text), offset, segment)
    return tuple(parts)


def read_sentence(row: Mapping[str, Any], figures: Iterable[Figure]) -> Sentence:
    """A sentence from a row of clean_sentences and the figures in it."""
    parts = split_parts(row["clean_text"], row["clean_start"])
    by_part: dict[int, list[Figure]] = {}
    index = 0
    for figure in sorted(figures, key=lambda one: (one.start, one.end)):
        while index + 1 < len(parts) and figure.start >= parts[index].end:
            index += 1
        by_part.setdefault(index, []).append(figure)
    return Sentence(
        row["sentence_id"],
        row["article_id"],
        row["document_id"],
        row["clean_start"],
        row["clean_text"],
        parts,
        {part: tuple(found) for part, found in by_part.items()},
    )


def _part(text: str, start: int, end: int, offset: int, segment: int) -> list[Part]:
    """text[start:end] without blanks at its edges, or nothing."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Part(offset + start, offset + end, text[start:end], segment)] if start < end else []
