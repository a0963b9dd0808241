"""The segmenter's dictionary comes from the vocabularies, and jieba cuts with it as the segmenter does."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import jieba
import pytest
from hypothesis import given, settings

from bench.sentences.authorities import authority_of
from bench.sentences.chance import chance
from bench.sentences.draft import Draft
from bench.sentences.grammar import grammar
from bench.sentences.writing import Context, write_frame
from bench.strategies import Sample, sentences
from zongjie.documents import read_documents, scan_landing
from zongjie.measurements.dictionary import dictionary_file, dictionary_words, segmenter
from zongjie.measurements.words import label_words
from zongjie.vocabulary.units import units

LANDING = Path(__file__).parents[2] / "data" / "landing"


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    """jieba with the dictionary as a file that it reads."""
    folder = tmp_path_factory.mktemp("jieba")
    (folder / "zongjie.txt").write_text(dictionary_file(), encoding="utf-8")
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(folder)
    replaced = _replaced()
    tokenizer.load_userdict(str(folder / "zongjie.txt"))
    # of a word that it knew, jieba leaves the old frequency in the total by which it divides; rjieba does not
    tokenizer.total -= replaced
    return tokenizer


def _replaced() -> int:
    """The frequencies that jieba itself gives to words of the dictionary."""
    own = jieba.Tokenizer()
    own.initialize()
    return sum(own.FREQ.get(word.word, 0) for word in dictionary_words())


@cache
def _lines() -> tuple[str, ...]:
    """The lines of the sample, and sentences of every frame."""
    texts = read_documents(scan_landing(LANDING), datetime.now(UTC))["document_text"]["text"].to_list()
    random = chance(5)
    for year in (2003, 2012, 2019):
        context = Context(authority_of(year, year, grammar().models), year, "annual")
        for frame in grammar().frames():
            if frame.fits(year):
                draft = Draft()
                draft.append(write_frame(frame, context, random))
                texts.append(draft.text)
    return tuple(line for text in texts for line in text.splitlines())


def test_every_word_comes_from_a_vocabulary_once() -> None:
    words = list(dictionary_words())
    origins = Counter(word.origin for word in words)
    assert len({word.word for word in words}) == len(words)
    assert set(origins) == {"label_words", "units"}
    known = {"label_words": label_words(), "units": units()}
    assert all(word.word in known[word.origin] for word in words)
    assert origins["label_words"] == sum(len(word) > 1 for word in label_words())


def test_jieba_cuts_with_the_dictionary_as_the_segmenter_does(tokenizer: jieba.Tokenizer) -> None:
    lines = set(_lines())
    assert len(lines) > 1_000
    assert {line for line in lines if segmenter().cut(line, False) != tokenizer.lcut(line, HMM=False)} == set()


def test_a_greater_total_makes_jieba_prefer_fewer_words(tokenizer: jieba.Tokenizer) -> None:
    total = tokenizer.total
    assert tokenizer.lcut("每周三", HMM=False) == segmenter().cut("每周三", False) == ["每周", "三"]
    tokenizer.total += _replaced()
    try:
        assert tokenizer.lcut("每周三", HMM=False) == ["每周三"]
    finally:
        tokenizer.total = total


@settings(max_examples=50)
@given(sample=sentences())
def test_jieba_and_the_segmenter_agree_on_generated_sentences(tokenizer: jieba.Tokenizer, sample: Sample) -> None:
    for line in sample.text.splitlines():
        assert segmenter().cut(line, False) == tokenizer.lcut(line, HMM=False)
