"""The stage `numerals`: every numeral of every article once, and the quantities as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import polars as pl

from zongjie.identifiers import identifier
from zongjie.numerals.reading import Reading, read
from zongjie.numerals.scanning import Mask
from zongjie.numerals.vocabulary import CHINESE_NUMERALS
from zongjie.tables.numerals import NUMERALS, QUANTITIES
from zongjie.tables.table import Frames
from zongjie.text.offsets import OffsetMap

_CHARACTERS = re.compile(rf"\d+|[{CHINESE_NUMERALS}]+|[①-⑳㈠-㈩]")

Row = dict[str, Any]


def process(frames: Frames) -> dict[str, pl.DataFrame]:
    """Read `clean_texts` and return the frames `numerals` and `quantities`.

    Uses document_text, articles, placeholders and clean_texts of the same documents.
    """
    texts = dict(frames["document_text"].select("document_id", "text").iter_rows())
    articles = {row["article_id"]: row for row in frames["articles"].iter_rows(named=True)}
    masks = _masks_by_article(frames["placeholders"])
    numerals: list[tuple[Any, ...]] = []
    quantities: list[tuple[Any, ...]] = []
    for clean in frames["clean_texts"].iter_rows(named=True):
        article = articles[clean["article_id"]]
        raw = texts[article["document_id"]]
        offsets = OffsetMap.from_rows(clean["offset_runs"])
        here = masks.get(article["article_id"], ())
        reading = read(clean["clean_text"], _clean_masks(here, offsets))
        found = list(_quantity_rows(reading, article, raw, offsets))
        quantities += found
        numerals += _numeral_rows(reading, article, raw, offsets, [row[0] for row in found], here)
    return {
        "numerals": pl.DataFrame(numerals, schema=dict(NUMERALS.columns), orient="row"),
        "quantities": pl.DataFrame(quantities, schema=dict(QUANTITIES.columns), orient="row"),
    }


def _masks_by_article(placeholders: pl.DataFrame) -> dict[str, list[Mask]]:
    """The placeholders of each article, in raw offsets."""
    masks: dict[str, list[Mask]] = {}
    columns = ("article_id", "char_start", "char_end", "placeholder_kind")
    for article_id, start, end, kind in placeholders.select(columns).sort("char_start").iter_rows():
        if article_id is not None:
            masks.setdefault(article_id, []).append(Mask(start, end, kind))
    return masks


def _clean_masks(masks: Sequence[Mask], offsets: OffsetMap) -> list[Mask]:
    """Placeholders in clean offsets."""
    return [Mask(*offsets.to_clean(mask.start, mask.end), mask.kind) for mask in masks]


def _quantity_rows(reading: Reading, article: Row, raw: str, offsets: OffsetMap) -> Iterator[tuple[Any, ...]]:
    """Rows of `quantities` for one article."""
    article_id, document_id, path = article["article_id"], article["document_id"], article["source_path"]
    for quantity in reading.quantities:
        start, end = offsets.to_raw(quantity.start, quantity.end)
        key = identifier("measurement", article_id, start, end)
        yield (
            key,
            article_id,
            document_id,
            path,
            start,
            end,
            raw[start:end],
            quantity.start,
            quantity.end,
            quantity.value_min,
            quantity.value_max,
            quantity.unit,
            quantity.operator,
            quantity.number_form,
            quantity.is_masked,
            quantity.rule,
        )


def _numeral_rows(
    reading: Reading,
    article: Row,
    raw: str,
    offsets: OffsetMap,
    measurement_ids: Sequence[str],
    masks: Sequence[Mask],
) -> list[tuple[Any, ...]]:
    """Rows of `numerals` for one article: those read, and those that the repair of the text took away."""
    article_id, document_id, path = article["article_id"], article["document_id"], article["source_path"]
    spans: list[tuple[int, int, str, str, str | None]] = []
    covered = article["char_start"]
    for numeral in reading.numerals:
        start, end = offsets.to_raw(numeral.start, numeral.end)
        start = max(start, covered)
        if start >= end:
            continue
        spans += _left_over(raw, covered, start, masks)
        key = measurement_ids[numeral.quantity] if numeral.quantity >= 0 else None
        spans.append((start, end, numeral.numeral_class, numeral.rule, key))
        covered = end
    spans += _left_over(raw, covered, article["char_end"], masks)
    return [
        (
            identifier("numeral", article_id, start, end),
            article_id,
            document_id,
            path,
            start,
            end,
            raw[start:end],
            numeral_class,
            key,
            rule,
        )
        for start, end, numeral_class, rule, key in spans
    ]


def _left_over(
    raw: str, start: int, end: int, masks: Sequence[Mask]
) -> Iterator[tuple[int, int, str, str, str | None]]:
    """Numerals of the raw text that the clean text does not hold: parts of placeholders, or damage."""
    for match in _CHARACTERS.finditer(raw, start, end):
        inside = any(mask.start <= match.start() and match.end() <= mask.end for mask in masks)
        yield (*match.span(), *(("placeholder", "repaired") if inside else ("word", "repaired")), None)


__all__ = ["process"]
