"""Articles as the rules of this stage see them: figures in reading order, sentences, brackets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from zongjie.tables.table import Frames

_BRACKET = re.compile(r"[(（)）\n]")
_OPENING = "(（"

_FIGURE_COLUMNS = (
    "measurement_id",
    "clean_start",
    "clean_end",
    "surface",
    "value_min",
    "value_max",
    "base_value_min",
    "base_value_max",
    "unit",
    "base_unit",
    "operator",
    "nature",
    "is_masked",
    "indicator",
    "scope",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measurement at text[start:end] of the clean text.

    `low` and `high` are the value in `unit_base`, the unit to which like units are brought
    (null where the digits are missing); `factor` of them make one written unit. `bracket` is the
    index of the innermost bracket that holds it, -1 outside of brackets; `sentence` the index of
    its sentence.
    """

    measurement_id: str
    start: int
    end: int
    surface: str
    low: float | None
    high: float | None
    factor: float
    unit: str
    unit_base: str
    operator: str
    nature: str
    is_masked: bool
    indicator: str
    scope: str
    sentence: int
    bracket: int

    @property
    def is_percentage(self) -> bool:
        """Whether the figure is a rate or a difference of rates."""
        return self.unit_base in {"%", "百分点"}


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets: the inner text is text[start + 1 : end - 1]; `parent` is an index or -1."""

    start: int
    end: int
    parent: int


@dataclass(frozen=True)
class Article:
    """One article: its clean text and what stands in it, all offsets in clean characters."""

    article_id: str
    document_id: str
    text: str
    figures: tuple[Figure, ...]
    sentences: tuple[tuple[int, int], ...]
    brackets: tuple[Bracket, ...]

    @cached_property
    def bracket_starts(self) -> list[int]:
        """Where the brackets start, in ascending order."""
        return [bracket.start for bracket in self.brackets]

    def bracket_at(self, position: int) -> int:
        """The index of the innermost bracket around a position, -1 outside of brackets."""
        return innermost(self.brackets, self.bracket_starts, position)

    def outside_brackets(self, start: int, end: int) -> str:
        """text[start:end] without the brackets that lie wholly within it."""
        pieces: list[str] = []
        index = bisect_left(self.bracket_starts, start)
        while index < len(self.brackets) and self.brackets[index].start < end:
            bracket = self.brackets[index]
            if bracket.start >= start and bracket.end <= end:
                pieces.append(self.text[start : bracket.start])
                start = bracket.end
            index += 1
        pieces.append(self.text[start:end])
        return "".join(pieces)

    def is_inside(self, figure: Figure, bracket: int) -> bool:
        """Whether the figure stands in a bracket that lies within `bracket` (-1: the sentence)."""
        index = figure.bracket
        while index >= 0:
            index = self.brackets[index].parent
            if index == bracket:
                return True
        return False

    def by_sentence(self) -> Iterator[tuple[int, list[Figure]]]:
        """Yield sentence index and figures of each sentence that has any, from left to right."""
        group: list[Figure] = []
        for figure in self.figures:
            if group and figure.sentence != group[0].sentence:
                yield group[0].sentence, group
                group = []
            group.append(figure)
        if group:
            yield group[0].sentence, group


def read_articles(frames: Frames) -> Iterator[Article]:
    """Yield the articles that have figures, from `clean_texts`, `clean_sentences` and `measurements`."""
    figures = (
        frames["measurements"].select("article_id", *_FIGURE_COLUMNS).sort("article_id", "clean_start", "clean_end")
    )
    rows_of = _partition(figures)
    sentences = (
        frames["clean_sentences"].select("article_id", "clean_start", "clean_end").sort("article_id", "clean_start")
    )
    sentences_of = _partition(sentences)
    texts = frames["clean_texts"].select("article_id", "document_id", "clean_text").sort("article_id")
    for article_id, document_id, text in texts.iter_rows():
        rows = rows_of.get(article_id)
        if rows is None:
            continue
        spans = tuple((row["clean_start"], row["clean_end"]) for row in sentences_of.get(article_id, ()))
        spans = spans or ((0, len(text)),)
        brackets = find_brackets(text)
        yield Article(article_id, document_id, text, _figures(rows, spans, brackets), spans, brackets)


def find_brackets(text: str) -> tuple[Bracket, ...]:
    """The pairs of round brackets in `text`, by start; a pair does not reach over a line break."""
    found: list[tuple[int, int, int]] = []
    open_ones: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "\n":
            open_ones.clear()
        elif match[0] in _OPENING:
            open_ones.append(match.start())
        elif open_ones:
            start = open_ones.pop()
            found.append((start, match.end(), open_ones[-1] if open_ones else -1))
    found.sort()
    index_of = {start: index for index, (start, _, _) in enumerate(found)}
    return tuple(Bracket(start, end, index_of.get(outer, -1)) for start, end, outer in found)


def innermost(brackets: tuple[Bracket, ...], starts: list[int], position: int) -> int:
    """The index of the innermost bracket around `position`, or -1. `starts` are the brackets' starts."""
    index = bisect_right(starts, position) - 1
    while index >= 0 and brackets[index].end <= position:
        index = brackets[index].parent
    return index


def _partition(frame: pl.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """Rows as mappings, by article."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in frame.iter_rows(named=True):
        rows.setdefault(row["article_id"], []).append(row)
    return rows


def _figures(
    rows: list[dict[str, Any]], sentences: tuple[tuple[int, int], ...], brackets: tuple[Bracket, ...]
) -> tuple[Figure, ...]:
    """The figures of one article with the sentence and the bracket that each stands in."""
    sentence_starts = [start for start, _ in sentences]
    bracket_starts = [bracket.start for bracket in brackets]
    return tuple(
        _figure(
            row,
            max(bisect_right(sentence_starts, row["clean_start"]) - 1, 0),
            innermost(brackets, bracket_starts, row["clean_start"]),
        )
        for row in rows
    )


def _figure(row: dict[str, Any], sentence: int, bracket: int) -> Figure:
    """One row of `measurements` as a figure; the value in the base unit where the unit has one."""
    has_base = row["base_unit"] != "" and (row["base_value_min"] is not None or row["value_min"] is None)
    return Figure(
        measurement_id=row["measurement_id"],
        start=row["clean_start"],
        end=row["clean_end"],
        surface=row["surface"],
        low=row["base_value_min"] if has_base else row["value_min"],
        high=row["base_value_max"] if has_base else row["value_max"],
        factor=row["base_value_max"] / row["value_max"] if has_base and row["value_max"] else 1.0,
        unit=row["unit"],
        unit_base=row["base_unit"] if has_base else row["unit"],
        operator=row["operator"],
        nature=row["nature"],
        is_masked=row["is_masked"],
        indicator=row["indicator"],
        scope=row["scope"] or "",
        sentence=sentence,
        bracket=bracket,
    )
