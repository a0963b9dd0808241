"""The stage's function: quantities in, measurements out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import polars as pl

from zongjie.errors import SchemaError
from zongjie.measurements.facets import find_facets
from zongjie.measurements.indicator_codes import code_of_figure
from zongjie.measurements.labels import Context, find_labels
from zongjie.measurements.nature import find_natures
from zongjie.measurements.scope import find_scopes
from zongjie.measurements.sentence import RULES, Quantity, Sentence, parse
from zongjie.measurements.units import resolve
from zongjie.tables.measurements import FACETS, MEASUREMENTS
from zongjie.tables.table import Frames, empty
from zongjie.vocabulary.units import Unit

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LONGEST_TITLE = 60
_FOUND = {
    "sentence_id": pl.String,
    "unit_code": pl.String,
    "base_value_min": pl.Float64,
    "base_value_max": pl.Float64,
    "base_unit": pl.String,
    "nature": pl.String,
    "indicator": pl.String,
    "indicator_code": pl.String,
    "scope": pl.String,
    "scope_kind": pl.String,
    **dict.fromkeys(FACETS, pl.String),
    "is_hedged": pl.Boolean,
    "is_absolute": pl.Boolean,
    "confidence": pl.Float64,
    "rule": pl.String,
}
"""The columns that this stage adds to a quantity."""


def process(frames: Frames) -> Frames:
    """Say of every quantity what it measures: nature, label, scope, facets, canonical unit and indicator."""
    quantities = frames["quantities"].sort("article_id", "clean_start", "clean_end", "measurement_id")
    if quantities.is_empty():
        return {MEASUREMENTS.name: empty(MEASUREMENTS)}
    texts: dict[str, str] = dict(frames["clean_texts"].select("article_id", "clean_text").iter_rows())
    sections = {
        section_id: _Section(role, heading or "")
        for section_id, role, heading in frames["sections"].select("section_id", "role", "heading").iter_rows()
    }
    section_of: dict[str, str] = dict(frames["sentences"].select("sentence_id", "section_id").iter_rows())
    sentences: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    ordered = frames["clean_sentences"].sort("article_id", "clean_start")
    for article_id, *row in ordered.select("article_id", "clean_start", "clean_end", "sentence_id").iter_rows():
        sentences[article_id].append((row[0], row[1], row[2]))
    types: dict[str, str] = dict(frames["articles"].select("article_id", "document_type").iter_rows())
    found: dict[str, list[Any]] = {name: [] for name in _FOUND}
    columns = ("clean_start", "clean_end", "unit", "operator", "number_form", "value_min", "value_max")
    for article, group in groupby(quantities.select("article_id", *columns).iter_rows(), key=itemgetter(0)):
        rows = [row[1:] for row in group]
        _read_article(
            _Article(
                article,
                texts[article],
                sentences[article],
                types.get(article) == "opinion_or_rules",
                _year_of_title(texts[article]),
            ),
            rows,
            section_of,
            sections,
            found,
        )
    added = pl.DataFrame(found, schema=_FOUND)
    result = pl.concat([quantities.drop("rule", "number_form"), added], how="horizontal")
    section_ids = [section_of[sentence_id] for sentence_id in found["sentence_id"]]
    return {MEASUREMENTS.name: result.with_columns(pl.Series("section_id", section_ids, dtype=pl.String))}


class _Section(NamedTuple):
    """What the rules read of a section."""

    role: str
    heading: str


@dataclass(frozen=True, slots=True)
class _Article:
    """An article with the clean spans and identifiers of its sentences, in order, and the year of its title."""

    article_id: str
    text: str
    sentences: list[tuple[int, int, str]]
    is_rules: bool
    year: int | None


def _year_of_title(text: str) -> int | None:
    """The last year that the first line names, if that line can be a title."""
    title = text.lstrip().partition("\n")[0]
    years = _YEAR.findall(title) if len(title) <= _LONGEST_TITLE else []
    return int(years[-1]) if years else None


def _read_article(
    article: _Article,
    rows: list[tuple[Any, ...]],
    section_of: dict[str, str],
    sections: dict[str, _Section],
    found: dict[str, list[Any]],
) -> None:
    """Read the sentences of one article that hold quantities, in order, and append to `found`."""
    text, sentences = article.text, article.sentences
    if not sentences:
        raise SchemaError(
            f"article {article.article_id} has quantities but no row in clean_sentences; rebuild placeholders"
        )
    starts = [start for start, _, _ in sentences]
    context = Context()
    index = 0
    while index < len(rows):
        place = max(bisect_right(starts, rows[index][0]) - 1, 0)
        limit = starts[place + 1] if place + 1 < len(starts) else len(text) + 1
        last = index + 1
        while last < len(rows) and rows[last][0] < limit:
            last += 1
        start, end, sentence_id = sentences[place]
        start, end = min(start, rows[index][0]), max(end, rows[last - 1][1])
        section = sections[section_of[sentence_id]]
        role = RULES if article.is_rules else section.role
        previous = text[sentences[place - 1][0] : start] if place else ""
        units = [resolve(row[2]) for row in rows[index:last]]
        quantities = [
            Quantity(row[0], row[1], row[2], unit.dimension, *row[3:])
            for row, unit in zip(rows[index:last], units, strict=True)
        ]
        sentence = parse(text[start:end], start, role, previous, quantities, heading=section.heading, year=article.year)
        _read_sentence(sentence, units, sentence_id, context, found)
        index = last


def _read_sentence(
    sentence: Sentence, units: list[Unit], sentence_id: str, context: Context, found: dict[str, list[Any]]
) -> None:
    """Ask every question about the quantities of one sentence."""
    natures = find_natures(sentence)
    labels = find_labels(sentence, natures, context)
    scopes = find_scopes(sentence)
    facets = find_facets(sentence, [nature.nature for nature in natures], [label.text for label in labels], units)
    for quantity, unit, nature, label, scope, facet in zip(
        sentence.quantities, units, natures, labels, scopes, facets, strict=True
    ):
        row = (
            sentence_id,
            unit.unit_code,
            None if quantity.value_min is None else quantity.value_min * unit.factor,
            None if quantity.value_max is None else quantity.value_max * unit.factor,
            unit.base_unit,
            nature.nature,
            label.text,
            code_of_figure((label.text, label.bare), unit.base_unit, is_whole="noun_after" not in label.rule),
            scope.scope,
            scope.scope_kind,
            *facet.values,
            facet.is_hedged,
            facet.is_absolute,
            round(nature.confidence * label.confidence, 3),
            f"nature:{nature.rule};label:{label.rule}",
        )
        for column, value in zip(found.values(), row, strict=True):
            column.append(value)
