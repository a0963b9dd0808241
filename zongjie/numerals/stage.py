"""The stage `numerals`: every numeral of every article once, and the quantities as written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import polars as pl

from zongjie.identifiers import identifier
from zongjie.numerals.figures import Reading
from zongjie.numerals.reading import read
from zongjie.numerals.scanning import Mask
from zongjie.numerals.vocabulary import CHINESE_NUMERALS
from zongjie.tables.numerals import NUMERALS, QUANTITIES
from zongjie.tables.table import Frames
from zongjie.text.offsets import OffsetMap

_CHARACTERS = re.compile(rf"\d+|[{CHINESE_NUMERALS}]+|[①-⑳㈠-㈩]")


@dataclass(frozen=True, slots=True)
class _Article:
    """An article with its raw text, its placeholders (raw offsets, in order) and its offset map."""

    article_id: str
    document_id: str
    source_path: str
    start: int
    end: int
    raw: str
    masks: Sequence[Mask]
    offsets: OffsetMap

    @property
    def columns(self) -> tuple[str, str, str]:
        """The columns that say where a row belongs."""
        return self.article_id, self.document_id, self.source_path


class _Span(NamedTuple):
    """A numeral in raw offsets."""

    start: int
    end: int
    numeral_class: str
    rule: str
    measurement_id: str | None = None


def process(frames: Frames) -> dict[str, pl.DataFrame]:
    """Read `clean_texts` and return the frames `numerals` and `quantities`.

    Uses document_text, articles, placeholders and clean_texts of the same documents.
    """
    numerals: list[tuple[Any, ...]] = []
    quantities: list[tuple[Any, ...]] = []
    for article, clean_text in _articles(frames):
        reading = read(clean_text, _clean_masks(article))
        rows = _quantity_rows(reading, article)
        quantities += rows
        spans = _numeral_spans(reading, article, [row[0] for row in rows])
        numerals += [_numeral_row(span, article) for span in spans]
    return {
        "numerals": pl.DataFrame(numerals, schema=dict(NUMERALS.columns), orient="row"),
        "quantities": pl.DataFrame(quantities, schema=dict(QUANTITIES.columns), orient="row"),
    }


def _articles(frames: Frames) -> Iterator[tuple[_Article, str]]:
    """Every article that has a clean text, with that text."""
    texts = dict(frames["document_text"].select("document_id", "text").iter_rows())
    masks = _masks_by_article(frames["placeholders"])
    clean = {row["article_id"]: row for row in frames["clean_texts"].iter_rows(named=True)}
    columns = ("article_id", "document_id", "source_path", "char_start", "char_end")
    for article_id, document_id, path, start, end in frames["articles"].select(columns).iter_rows():
        if article_id in clean:
            offsets = OffsetMap.from_rows(clean[article_id]["offset_runs"])
            here = masks.get(article_id, [])
            article = _Article(article_id, document_id, path, start, end, texts[document_id], here, offsets)
            yield article, clean[article_id]["clean_text"]


def _masks_by_article(placeholders: pl.DataFrame) -> dict[str, list[Mask]]:
    """The placeholders of each article, in raw offsets and in order."""
    masks: dict[str, list[Mask]] = {}
    columns = ("article_id", "char_start", "char_end", "placeholder_kind")
    for article_id, start, end, kind in placeholders.select(columns).sort("char_start", "char_end").iter_rows():
        if article_id is not None:
            masks.setdefault(article_id, []).append(Mask(start, end, kind))
    return masks


def _clean_masks(article: _Article) -> list[Mask]:
    """Placeholders in clean offsets."""
    return [Mask(*article.offsets.to_clean(mask.start, mask.end), mask.kind) for mask in article.masks]


def _quantity_rows(reading: Reading, article: _Article) -> list[tuple[Any, ...]]:
    """Rows of `quantities` for one article."""
    rows: list[tuple[Any, ...]] = []
    seen: dict[tuple[int, int], int] = {}
    for found in reading.quantities:
        start, end = article.offsets.to_raw(found.start, found.end)
        # one repair may stand for two figures: they share a raw span, so they are counted
        copy = seen[start, end] = seen.get((start, end), -1) + 1
        key = identifier("measurement", article.article_id, start, end, *([copy] if copy else []))
        values = found[2:]  # from value_min on, the fields of Quantity are the columns of the table
        rows.append((key, *article.columns, start, end, article.raw[start:end], found.start, found.end, *values))
    return rows


def _numeral_spans(reading: Reading, article: _Article, measurement_ids: Sequence[str]) -> Iterator[_Span]:
    """The numerals read, in raw offsets, and between them those that the repair of the text took away."""
    covered = article.start
    for numeral in reading.numerals:
        start, end = article.offsets.to_raw(numeral.start, numeral.end)
        start = max(start, covered)
        if start < end:
            yield from _left_over(article, covered, start)
            key = measurement_ids[numeral.quantity] if numeral.quantity >= 0 else None
            yield _Span(start, end, numeral.numeral_class, numeral.rule, key)
            covered = end
    yield from _left_over(article, covered, article.end)


def _left_over(article: _Article, start: int, end: int) -> Iterator[_Span]:
    """Numerals of the raw text that the clean text does not hold: parts of placeholders, or damage."""
    for match in _CHARACTERS.finditer(article.raw, start, end):
        before = bisect_right(article.masks, match.start(), key=lambda mask: mask.start) - 1
        is_masked = before >= 0 and match.end() <= article.masks[before].end
        yield _Span(*match.span(), "placeholder" if is_masked else "word", "repaired")


def _numeral_row(span: _Span, article: _Article) -> tuple[Any, ...]:
    """A row of `numerals`."""
    key = identifier("numeral", article.article_id, span.start, span.end)
    surface = article.raw[span.start : span.end]
    place = (span.start, span.end, surface)
    return (key, *article.columns, *place, span.numeral_class, span.measurement_id, span.rule)
