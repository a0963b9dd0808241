"""Report years and places of labelled articles, where the shared folder is beside this checkout."""

import json
from functools import cache
from typing import Any

import polars as pl
import pytest

from tests.support.places import CORPUS, SHARED, needs_corpus
from zongjie.extraction import document_frames, read_file, run_stage
from zongjie.stages import stage
from zongjie.tables import empty
from zongjie.tables.measurements import MEASUREMENTS

_ARTICLES = ("000_02", "001_01", "001_03", "001_17", "002_01", "002_02", "003_01", "004_01")
_FLOOR, _CEILING = 1949, 2030


@cache
def _tables(file: str) -> dict[str, pl.DataFrame]:
    tables = document_frames(read_file(CORPUS / file, file)) | {"measurements": empty(MEASUREMENTS)}
    for name in ("articles", "placeholders", "report_years", "places"):
        tables |= run_stage(stage(name), tables)
    return tables


def _found(article: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The gold record of an article, and what the stages say of the article that lies there."""
    place = next(row for row in json.loads((SHARED / "gold" / "articles.json").read_text()) if row["id"] == article)
    lines = (SHARED / "gold" / "labels" / f"{article}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = next(record for record in map(json.loads, lines) if record["kind"] == "doc")
    tables = _tables(place["file"])
    middle = (place["start"] + place["end"]) // 2
    here = tables["articles"].filter((pl.col("char_start") <= middle) & (pl.col("char_end") > middle))
    keys = ["article_id", "document_id"]
    joined = here.join(tables["report_years"], on=keys).join(tables["article_places"], on=keys)
    return gold, joined.row(0, named=True)


@pytest.mark.corpus
@needs_corpus
@pytest.mark.parametrize("article", _ARTICLES)
def test_the_true_year_is_never_excluded(article: str) -> None:
    gold, found = _found(article)
    first, last = found["report_year_min"] or _FLOOR, found["report_year_max"] or _CEILING
    gold_first, gold_last = gold["year_lo"] or _FLOOR, gold["year_hi"] or _CEILING
    assert first <= gold_last
    assert gold_first <= last
    if gold_first == gold_last:
        assert first <= gold_first <= last


@pytest.mark.corpus
@needs_corpus
@pytest.mark.parametrize("article", _ARTICLES)
def test_a_place_is_right_or_left_open(article: str) -> None:
    gold, found = _found(article)
    assert found["place"] in ({gold["place"], None} if gold["place_optional"] else {gold["place"]})


@pytest.mark.corpus
@needs_corpus
def test_intervals_are_tight() -> None:
    overlaps: list[float] = []
    for article in _ARTICLES:
        gold, found = _found(article)
        first, last = found["report_year_min"] or _FLOOR, found["report_year_max"] or _CEILING
        low, high = gold["year_lo"] or _FLOOR, gold["year_hi"] or _CEILING
        both = max(min(last, high) - max(first, low) + 1, 0)
        overlaps.append(both / (max(last, high) - min(first, low) + 1))
    assert sum(overlaps) / len(overlaps) >= 0.8
