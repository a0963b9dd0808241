"""The dictionary of the segmenter, derived from the vocabularies: what must be a word, beside jieba's own words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import rjieba

from zongjie.measurements.words import label_words
from zongjie.vocabulary.units import units

# high enough that a word of the vocabulary is not cut where another cut is possible (平均分为: 平均分 + 为)
_FREQUENCY = 20_000
# an opener wins over words across its end (其中小学: 其中 + 小学)
_OPENER_FREQUENCY = 2_000_000


class DictionaryWord(NamedTuple):
    """A word with frequency and tag as jieba has them, and the vocabulary that it comes from."""

    word: str
    frequency: int
    tag: str
    origin: str


def dictionary_words() -> Iterator[DictionaryWord]:
    """Yield each word once, those of `label_words` first; words of one character are jieba's business.

    Words with a sign that jieba takes as a word of its own, such as a bracket, are left out.
    """
    seen: set[str] = set()
    for found in _candidates():
        if len(found.word) > 1 and found.word not in seen and found.word.isalnum():
            seen.add(found.word)
            yield found


def _candidates() -> Iterator[DictionaryWord]:
    """Words in order of precedence.

    Names of indicators, keywords of themes and names of places are none: as words they swallow the boundaries at
    which labels are cut (docs/stages/vocabulary.md has the figures).
    """
    for word, row in label_words().items():
        frequency = _OPENER_FREQUENCY if row.role == "opener" else _FREQUENCY
        yield DictionaryWord(word, frequency, "n", "label_words")
    for unit in units():
        yield DictionaryWord(unit, _FREQUENCY, "q", "units")


def dictionary_file() -> str:
    """The words as the text of a user dictionary for jieba: word, frequency and tag in each line."""
    return "".join(f"{word} {frequency} {tag}\n" for word, frequency, tag, _ in dictionary_words())


@cache
def segmenter() -> rjieba.Jieba:
    """A segmenter that knows the words of the vocabularies as words."""
    jieba = rjieba.Jieba()
    for word, frequency, tag, _ in dictionary_words():
        jieba.add_word(word, frequency, tag)
    return jieba
