"""The stage `duplicates`: copies of articles, paragraphs and figures over the whole corpus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl

from zongjie.duplicates.clusters import Copies, Copy, find_copies
from zongjie.duplicates.figures import (
    WIDEST_CONTEXT,
    Figure,
    FigurePair,
    Located,
    pair_figures,
)
from zongjie.duplicates.folding import FoldedText, fold
from zongjie.duplicates.paragraphs import copied_paragraphs
from zongjie.duplicates.relations import OPENING, reports_half_year
from zongjie.identifiers import identifier
from zongjie.tables.duplicates import ARTICLE_DUPLICATES, DUPLICATE_MEASUREMENTS, PARAGRAPH_COPIES, VERSION_DIFFERENCES
from zongjie.tables.table import Frames
from zongjie.text.offsets import OffsetMap

Row = dict[str, Any]
_LINE_END = re.compile("\n")


@dataclass(frozen=True)
class Article:
    """An article that is a copy or has one, with all that is compared and reported of it."""

    article_id: str
    document_id: str
    clean_text: str
    offset_rows: list[dict[str, int]]
    measurements: list[Row]

    @cached_property
    def folded(self) -> FoldedText:
        """The folded text."""
        return fold(self.clean_text)

    @cached_property
    def breaks(self) -> list[int]:
        """Where the lines of the clean text end."""
        return [match.start() for match in _LINE_END.finditer(self.clean_text)]

    @cached_property
    def offsets(self) -> OffsetMap:
        """From clean text to raw text."""
        return OffsetMap.from_rows(self.offset_rows)

    @cached_property
    def located(self) -> Located:
        """The figures in the order of the text, with their folded spans."""
        figures = [_figure(row, self.clean_text) for row in self.measurements]
        starts = np.searchsorted(self.folded.positions, [figure.start for figure in figures])
        ends = np.searchsorted(self.folded.positions, [figure.end for figure in figures])
        return Located(figures, [(int(start), int(end)) for start, end in zip(starts, ends, strict=True)])


def process(frames: Frames) -> Frames:
    """Compare all current articles; return copies of articles, paragraphs and figures, and differing figures.

    Reads articles, clean_texts and measurements. For n articles of f distinct fingerprints each, time is
    O(n f log(n f)) for finding candidates and O(m f log f) for verifying m pairs, where m <= 8 n f in the
    worst case and a small multiple of the number of copies in practice. Raises nothing of its own.
    """
    ordered = _in_order_of_preference(frames)
    copies = find_copies(ordered["clean_text"], _half_year(ordered))
    articles = _involved(copies, ordered, frames["measurements"])
    pairs = [(copy, _pairs(copy, articles)) for copy in copies.copies]
    return {
        "article_duplicates": pl.DataFrame(_cluster_rows(copies, articles), schema=dict(ARTICLE_DUPLICATES.columns)),
        "duplicate_measurements": pl.DataFrame(
            _duplicate_rows(copies, pairs, articles), schema=dict(DUPLICATE_MEASUREMENTS.columns)
        ),
        "paragraph_copies": pl.DataFrame(
            list(_paragraph_rows(copies, articles)), schema=dict(PARAGRAPH_COPIES.columns)
        ),
        "version_differences": pl.DataFrame(
            list(_difference_rows(copies, pairs, articles)), schema=dict(VERSION_DIFFERENCES.columns)
        ),
    }


def _half_year(ordered: pl.DataFrame) -> list[bool]:
    """For each article whether it reports on half a year."""
    openings = ordered.select("document_type", pl.col("clean_text").str.slice(0, OPENING))
    return [reports_half_year(document_type, opening) for document_type, opening in openings.iter_rows()]


def _in_order_of_preference(frames: Frames) -> pl.DataFrame:
    """Articles with texts, the most complete first; ties go to the first in path and number."""
    texts = frames["clean_texts"].select("article_id", "clean_text", "offset_runs")
    letters = pl.col("clean_text").str.replace_all(r"[\p{P}\p{S}\s_]", "").str.len_chars()
    return (
        frames["articles"]
        .select("article_id", "document_id", "source_path", "article_number", "char_start", "document_type")
        .join(texts, on="article_id")
        .with_columns(letters.alias("letters"))
        .sort(
            ["letters", "source_path", "article_number", "char_start"],
            descending=[True, False, False, False],
            nulls_last=True,
        )
    )


def _involved(copies: Copies, ordered: pl.DataFrame, measurements: pl.DataFrame) -> Mapping[int, Article]:
    """The articles that take part in a copy, by their index in `ordered`, with their measurements."""
    indexes = sorted({copy.copy for copy in copies.copies} | {copy.original for copy in copies.copies})
    chosen = ordered[indexes].select("article_id", "document_id", "clean_text", "offset_runs")
    figures = measurements.join(chosen.select("article_id"), on="article_id", how="semi").sort(
        "clean_start", "clean_end", "measurement_id"
    )
    by_article: dict[str, list[Row]] = {}
    for row in figures.iter_rows(named=True):
        by_article.setdefault(row["article_id"], []).append(row)
    return {
        index: Article(
            row["article_id"],
            row["document_id"],
            row["clean_text"],
            row["offset_runs"],
            by_article.get(row["article_id"], []),
        )
        for index, row in zip(indexes, chosen.iter_rows(named=True), strict=True)
    }


def _figure(row: Row, clean_text: str) -> Figure:
    start, end = row["clean_start"], row["clean_end"]
    low, high = row["base_value_min"], row["base_value_max"]
    if low is None and high is None:
        low, high = row["value_min"], row["value_max"]
    return Figure(
        measurement_id=row["measurement_id"],
        start=start,
        end=end,
        value=(low, high),
        is_masked=row["is_masked"],
        base_unit=row["base_unit"],
        unit=row["unit"],
        nature=row["nature"],
        indicator=row["indicator"],
        surface=row["surface"],
        text_before=clean_text[max(0, start - WIDEST_CONTEXT) : start],
        text_after=clean_text[end : end + WIDEST_CONTEXT],
    )


def _pairs(copy: Copy, articles: Mapping[int, Article]) -> list[FigurePair]:
    return pair_figures(
        articles[copy.copy].located,
        articles[copy.original].located,
        copy.alignment.blocks,
        copy.stretches,
        copy.relation is not None,
    )


def _cluster_rows(copies: Copies, articles: Mapping[int, Article]) -> list[Row]:
    """A row for each member of a cluster: first the canonical articles, then their copies."""
    rows: list[Row] = []
    for index in sorted({copy.original for copy in copies.canonical.values()}):
        rows.append(_member(articles[index], articles[index], None))
    for index, copy in sorted(copies.canonical.items()):
        rows.append(_member(articles[index], articles[copy.original], copy))
    return rows


def _member(article: Article, original: Article, copy: Copy | None) -> Row:
    return {
        "article_id": article.article_id,
        "document_id": article.document_id,
        "duplicate_cluster_id": _cluster_id(original),
        "duplicate_of": original.article_id if copy else None,
        "copy_relation": copy.relation if copy else None,
        "similarity": round(copy.alignment.copy_covered, 4) if copy else None,
    }


def _cluster_id(canonical: Article) -> str:
    return identifier("duplicate_cluster", canonical.article_id)


def _duplicate_rows(
    copies: Copies, pairs: list[tuple[Copy, list[FigurePair]]], articles: Mapping[int, Article]
) -> list[Row]:
    """One row for each figure that another copy states; the canonical copy's figure is preferred as original."""
    rows: dict[str, Row] = {}
    preferred = sorted(pairs, key=lambda item: (item[0].copy, copies.canonical.get(item[0].copy) is not item[0]))
    for copy, found in preferred:
        for pair in found:
            counted = pair.counted
            if counted is None:
                continue
            other, article = (pair.copy, copy.copy) if counted is pair.original else (pair.original, copy.original)
            root = rows.get(counted.measurement_id)
            original_id = str(root["original_measurement_id"]) if root else counted.measurement_id
            # a figure may not become the duplicate of its own duplicate
            if other.measurement_id in rows or original_id == other.measurement_id:
                continue
            rows[other.measurement_id] = {
                "measurement_id": other.measurement_id,
                "article_id": articles[article].article_id,
                "document_id": articles[article].document_id,
                "original_measurement_id": original_id,
            }
    return list(rows.values())


def _paragraph_rows(copies: Copies, articles: Mapping[int, Article]) -> Iterator[Row]:
    """Copied paragraphs; where several originals hold one, only the foremost is named."""
    taken: dict[int, list[tuple[int, int]]] = {}
    preferred = sorted(copies.copies, key=lambda copy: (copy.copy, copies.canonical.get(copy.copy) is not copy))
    for copy in preferred:
        article, original = articles[copy.copy], articles[copy.original]
        for paragraph in copied_paragraphs(
            article.breaks,
            article.folded.positions,
            original.folded.positions,
            copy.stretches,
        ):
            spans = taken.setdefault(copy.copy, [])
            if any(paragraph.start < end and start < paragraph.end for start, end in spans):
                continue
            spans.append((paragraph.start, paragraph.end))
            start, end = article.offsets.to_raw(paragraph.start, paragraph.end)
            original_start, original_end = original.offsets.to_raw(paragraph.original_start, paragraph.original_end)
            yield {
                "paragraph_copy_id": identifier("paragraph_copy", article.article_id, start, original.article_id),
                "article_id": article.article_id,
                "document_id": article.document_id,
                "char_start": start,
                "char_end": end,
                "original_article_id": original.article_id,
                "original_char_start": original_start,
                "original_char_end": original_end,
                "similarity": paragraph.similarity,
            }


def _difference_rows(
    copies: Copies, pairs: list[tuple[Copy, list[FigurePair]]], articles: Mapping[int, Article]
) -> Iterator[Row]:
    """Figures for one indicator on which a copy and its canonical article differ."""
    for copy, found in pairs:
        if copies.canonical.get(copy.copy) is not copy:
            continue
        for pair in found:
            if pair.is_equal:
                continue
            article, original = articles[copy.copy], articles[copy.original]
            yield {
                "version_difference_id": identifier(
                    "version_difference", pair.copy.measurement_id, pair.original.measurement_id
                ),
                "duplicate_cluster_id": _cluster_id(original),
                "indicator": pair.original.indicator,
                "unit": pair.original.unit,
                "measurement_id": pair.copy.measurement_id,
                "other_measurement_id": pair.original.measurement_id,
                "article_id": article.article_id,
                "other_article_id": original.article_id,
                "document_id": article.document_id,
                "value_min": pair.copy.value[0],
                "value_max": pair.copy.value[1],
                "other_value_min": pair.original.value[0],
                "other_value_max": pair.original.value[1],
                "explanation": pair.explanation(str(copy.relation)),
            }
