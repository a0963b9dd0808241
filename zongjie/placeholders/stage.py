"""The stage `placeholders`: rows for masks and scars, clean texts and clean sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import Any

import polars as pl

from zongjie.identifiers import identifier
from zongjie.placeholders.finding import find_placeholders
from zongjie.placeholders.folding import fold_characters
from zongjie.placeholders.healing import heal, invisible_characters, without_overlaps
from zongjie.placeholders.line_wraps import breaks_inside, line_wraps
from zongjie.placeholders.placeholder import Edit, Placeholder
from zongjie.tables.placeholders import CLEAN_SENTENCES, CLEAN_TEXTS, PLACEHOLDERS
from zongjie.tables.table import Frames

Row = dict[str, Any]


def process(frames: Frames) -> Frames:
    """Find masks and scars in every article and heal its text.

    Reads `document_text`, `articles`, `boilerplate` and `sentences`; returns `placeholders`, `clean_texts` (one row
    for each article) and `clean_sentences` (one row for each sentence).
    """
    texts = dict(frames["document_text"].select("document_id", "text").iter_rows())
    boilerplate: defaultdict[str, list[Row]] = defaultdict(list)
    for span in frames["boilerplate"].sort("char_start").iter_rows(named=True):
        boilerplate[span["document_id"]].append(span)
    articles = _with_sentences(frames["articles"], frames["sentences"])
    placeholders: list[Row] = []
    clean_texts: list[Row] = []
    clean_starts: list[int] = []
    clean_ends: list[int] = []
    sentence_texts: list[str] = []
    for article in articles.iter_rows(named=True):
        raw = texts[article["document_id"]][article["char_start"] : article["char_end"]]
        chrome = _chrome_inside(article, boilerplate[article["document_id"]])
        folded = _blank(fold_characters(raw), chrome)
        found = find_placeholders(folded)
        sentences = article["sentence_start"] or (), article["sentence_end"] or ()
        inside = (
            (start - article["char_start"], end - article["char_start"]) for start, end in zip(*sentences, strict=True)
        )
        edits = chrome + breaks_inside(folded, inside) + _edits(folded, found)
        clean, offset_map = heal(folded, article["char_start"], edits)
        placeholders += [_placeholder_row(article, raw, one) for one in found]
        clean_texts.append(
            {
                "article_id": article["article_id"],
                "document_id": article["document_id"],
                "clean_text": clean,
                "offset_runs": offset_map.to_rows(),
            }
        )
        starts, ends = offset_map.to_clean_spans(*sentences)
        clean_starts += starts
        clean_ends += ends
        sentence_texts += [clean[start:end] for start, end in zip(starts, ends, strict=True)]
    clean_sentences = articles.select("sentence_id", "article_id", "document_id").drop_nulls().explode("sentence_id")
    return {
        PLACEHOLDERS.name: pl.DataFrame(placeholders, schema=dict(PLACEHOLDERS.columns)),
        CLEAN_TEXTS.name: pl.DataFrame(clean_texts, schema=dict(CLEAN_TEXTS.columns)),
        CLEAN_SENTENCES.name: clean_sentences.with_columns(
            clean_start=pl.Series(clean_starts, dtype=pl.Int64),
            clean_end=pl.Series(clean_ends, dtype=pl.Int64),
            clean_text=pl.Series(sentence_texts, dtype=pl.String),
        ),
    }


def _with_sentences(articles: pl.DataFrame, sentences: pl.DataFrame) -> pl.DataFrame:
    """The articles with lists of their sentences' identifiers and spans, null where there are none."""
    lists = sentences.group_by("article_id", maintain_order=True).agg(
        "sentence_id", sentence_start=pl.col("char_start"), sentence_end=pl.col("char_end")
    )
    return articles.join(lists, on="article_id", how="left", maintain_order="left")


def _chrome_inside(article: Row, boilerplate: list[Row]) -> list[Edit]:
    """Edits that take out site chrome which stands inside an article, such as a line of source and date."""
    start, end = article["char_start"], article["char_end"]
    first = bisect_left(boilerplate, start, key=lambda span: span["char_start"])
    last = bisect_left(boilerplate, end, key=lambda span: span["char_start"])
    return [
        Edit(span["char_start"] - start, span["char_end"] - start, "")
        for span in boilerplate[first:last]
        if span["char_end"] <= end
    ]


def _blank(text: str, spans: list[Edit]) -> str:
    """The text with line breaks in place of the spans, so that nothing is found in them or across them."""
    parts: list[str] = []
    position = 0
    for span in without_overlaps(spans):
        parts += [text[position : span.start], "\n" * (span.end - span.start)]
        position = span.end
    return "".join(parts) + text[position:]


def _edits(folded: str, found: list[Placeholder]) -> list[Edit]:
    """All that is changed in an article: certain repairs, broken lines, and characters that no one sees."""
    repairs = [Edit(one.start, one.end, one.clean) for one in found if one.clean is not None]
    return repairs + line_wraps(folded) + invisible_characters(folded)


def _placeholder_row(article: Row, raw: str, found: Placeholder) -> Row:
    """A row of the table `placeholders`; offsets become those of the document."""
    start = article["char_start"] + found.start
    return {
        "placeholder_id": identifier("placeholder", article["article_id"], start, found.kind),
        "article_id": article["article_id"],
        "document_id": article["document_id"],
        "source_path": article["source_path"],
        "char_start": start,
        "char_end": article["char_start"] + found.end,
        "surface": raw[found.start : found.end],
        "placeholder_kind": found.kind,
        "canonical": found.canonical,
        "year_min": found.year_min,
        "year_max": found.year_max,
        "restored": found.restored,
        "rule": found.rule,
    }
