"""Which words of a sentence are terms: Chinese, of two characters and more, naming things, deeds or qualities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import rjieba

from zongjie.vocabulary.themes import themes

_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
# nouns, verbs, adjectives, idioms, set phrases, short forms; names of persons say nothing of a theme
_CONTENT = frozenset("nvailj")
_PERSON = "nr"
# as in the dictionary of the measurements: high enough that a keyword is not cut where another cut is possible
_FREQUENCY = 20_000


@cache
def segmenter() -> rjieba.Jieba:
    """jieba with the keywords of the themes as words (集团化办学 is one, not 集团化 and 办学)."""
    jieba = rjieba.Jieba()
    for theme in themes():
        for keyword in theme.keywords:
            if _CHINESE.fullmatch(keyword):
                jieba.add_word(keyword, _FREQUENCY, "n")
    return jieba


def terms(sentence: str) -> Iterator[str]:
    """Yield the terms of a readable sentence in order, each as often as it stands there."""
    for word, tag in segmenter().tag(sentence):
        if tag[0] in _CONTENT and tag != _PERSON and _CHINESE.fullmatch(word):
            yield word
