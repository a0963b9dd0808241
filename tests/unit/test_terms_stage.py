"""Words of an article by theme, with jieba's weights."""

from __future__ import annotations

import polars as pl
import pytest

from zongjie.stages import stage
from zongjie.tables.table import conform
from zongjie.tables.terms import ARTICLE_TERMS
from zongjie.terms.weights import inverse_document_frequencies, median_weight, weight_of
from zongjie.terms.words import terms


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("推行集团化办学，抓好控辍保学。", ["推行", "集团化办学", "抓好", "控辍保学"]),
        ("20xx年新建校舍12栋，共1.2万平方米。", ["新建", "校舍"]),
        ("", []),
    ],
)
def test_terms_are_words_of_content(sentence: str, expected: list[str]) -> None:
    assert list(terms(sentence)) == expected


def test_weights_are_those_of_jieba() -> None:
    weights = inverse_document_frequencies()
    assert len(weights) > 200_000
    assert weight_of("教育局") == weights["教育局"]
    assert weight_of("没有这个词的词") == median_weight()
    assert sorted(weights.values())[len(weights) // 2] == median_weight(), "the median as jieba.analyse takes it"


def _frames(*sentences: tuple[str, str]) -> dict[str, pl.DataFrame]:
    """One article of one sentence a section; each sentence is given with its theme."""
    numbers = [str(number) for number in range(len(sentences))]
    texts = [text for text, _ in sentences]
    themes = [theme for _, theme in sentences]
    return {
        "sections": pl.DataFrame({"section_id": numbers, "theme": themes}),
        "sentences": pl.DataFrame({"sentence_id": numbers, "section_id": numbers}),
        "clean_sentences": pl.DataFrame(
            {
                "sentence_id": numbers,
                "article_id": ["a"] * len(texts),
                "document_id": ["d"] * len(texts),
                "clean_text": texts,
            },
        ),
    }


def test_words_are_counted_by_theme() -> None:
    frames = _frames(("隐患排查。", "safety"), ("隐患整改。", "safety"), ("隐患上报。", "office"))
    found = conform(ARTICLE_TERMS, stage("terms").process(frames)["article_terms"])
    counts = {(row["theme"], row["term"]): row["occurrences"] for row in found.iter_rows(named=True)}
    assert (counts["safety", "隐患"], counts["office", "隐患"]) == (2, 1)
    assert ("office", "排查") not in counts
    assert found.select(ARTICLE_TERMS.key).is_unique().all()


def test_nothing_gives_an_empty_table() -> None:
    assert conform(ARTICLE_TERMS, stage("terms").process(_frames())["article_terms"]).is_empty()
