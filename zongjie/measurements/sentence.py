"""A sentence as the rules see it: words with classes, and its quantities as words of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from zongjie.measurements.dictionary import segmenter
from zongjie.measurements.label_lists import wording
from zongjie.measurements.wording import is_level_word
from zongjie.measurements.words import (
    CONNECTOR,
    EVENT,
    LIGHT_VERB,
    MODIFIER,
    NOUN,
    NUMBER,
    OPENER,
    OPENER_OR_NOUN,
    QUANTITY,
    SUFFIX,
    TIME,
    VERB,
    word_class,
)

RULES = "rules"
"""The role of every sentence of a document that lays down rules."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A row of `quantities`, as far as the rules read it. Offsets are into the article's clean text."""

    start: int
    end: int
    unit: str
    dimension: str
    operator: str
    number_form: str
    value_min: float | None
    value_max: float | None


@dataclass(slots=True)
class Sentence:
    """Parallel lists over the words of one sentence, in order; `starts` are into the clean text.

    A quantity is one word of class QUANTITY; `positions[k]` is the index of quantity k.
    """

    text: str
    start: int
    role: str
    previous: str
    quantities: Sequence[Quantity]
    heading: str = ""
    year: int | None = None
    words: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)


AND_OTHERS = "等"
_REACHING = frozenset({"到", "达"})
"""Part of a rate: 多媒体到班率, 分队到点率, 中级工达级率."""
_STOPS = frozenset("，,、；;。（()）")
_RATE_OF_LEVEL = "级率"
"""A word of the segmenter's that is none: 达级率."""
_SHORTEST_NAME = 2
_TAKES_SUFFIX = frozenset({VERB, LIGHT_VERB, EVENT, NOUN, MODIFIER})
_classified = lru_cache(maxsize=1 << 16)(word_class)


def parse(
    text: str,
    start: int,
    role: str,
    previous: str,
    quantities: Sequence[Quantity],
    *,
    heading: str = "",
    year: int | None = None,
) -> Sentence:
    """Cut a sentence into words.

    `text` begins at clean offset `start`; `role` is that of its section, `previous` the sentence before it;
    `quantities` are those that lie in it, in order; `heading` is that of its section,
    `year` the last one that the title of the article names.
    """
    sentence = Sentence(text, start, role, previous, quantities, heading, year)
    cursor = start
    for quantity in quantities:
        _add_words(sentence, cursor, quantity.start)
        _split_and_others(sentence, cursor)
        sentence.positions.append(len(sentence.words))
        sentence.words.append(text[quantity.start - start : quantity.end - start])
        sentence.classes.append(QUANTITY)
        sentence.starts.append(quantity.start)
        cursor = max(quantity.end, cursor)
    _add_words(sentence, cursor, start + len(text))
    return sentence


def _split_and_others(sentence: Sentence, start: int) -> None:
    """高中等28所学校: a word that ends in 等 right before a quantity is a name and "and others"."""
    words, starts = sentence.words, sentence.starts
    if not words or starts[-1] < start or len(words[-1]) < _SHORTEST_NAME or not words[-1].endswith(AND_OTHERS):
        return
    words[-1] = words[-1].removesuffix(AND_OTHERS)
    sentence.classes[-1] = NOUN
    words.append(AND_OTHERS)
    sentence.classes.append(CONNECTOR)
    starts.append(starts[-1] + len(words[-2]))


def _add_words(sentence: Sentence, start: int, end: int) -> None:
    """Append the words of clean[start:end]."""
    if end <= start:
        return
    words, classes, starts = sentence.words, sentence.classes, sentence.starts
    first = len(classes)
    for word, tag in segmenter().tag(sentence.text[start - sentence.start : end - sentence.start], False):
        kind = _classified(word, tag)
        if kind == TIME and len(classes) > first and classes[-1] == NUMBER:
            classes[-1] = TIME  # 6月: the number of a date is part of it
        if kind == OPENER_OR_NOUN:
            kind = NOUN if len(classes) > first and classes[-1] in (NOUN, EVENT) else OPENER
        if kind == SUFFIX:
            kind = NOUN
            if len(classes) > first and (classes[-1] in _TAKES_SUFFIX or _is_point(words, classes)):
                words[-1] += word
                classes[-1] = NOUN
                start += len(word)
                if len(classes) > first + 1 and (words[-2] in _REACHING or _is_syllable_of_rate(words, classes)):
                    words[-2:] = [words[-2] + words[-1]]
                    del classes[-2], starts[-1]
                continue
        if kind == NOUN and word == _RATE_OF_LEVEL and words and words[-1] in _REACHING:
            words[-1] += word
            classes[-1] = NOUN
            start += len(word)
            continue
        if (
            kind == MODIFIER
            and len(word) == 1
            and classes[-1:] == [QUANTITY]
            and _is_counted(sentence, word, start, end)
        ):
            kind = NOUN  # 9个县: what is counted, not a level
        words.append(word)
        classes.append(kind)
        starts.append(start)
        start += len(word)


def _is_counted(sentence: Sentence, word: str, start: int, end: int) -> bool:
    """Whether a word of one syllable behind a quantity is what it counts: 9个县, 3个[村]19个小组, 5个组，."""
    following = sentence.text[start + 1 - sentence.start : start + 2 - sentence.start]
    return is_level_word(word) or (word in wording().small_groups and (start + 1 == end or following in _STOPS))


def _is_point(words: list[str], classes: list[str]) -> bool:
    """到 + 点 + 率: a numeral that is no number here."""
    return classes[-1] == NUMBER and len(words) > 1 and words[-2] in _REACHING


def _is_syllable_of_rate(words: list[str], classes: list[str]) -> bool:
    """入 + 读率: a verb of one syllable before another one with 率 is part of the name of the rate."""
    return classes[-2] == VERB and len(words[-2]) == 1 and len(words[-1]) == _SHORTEST_NAME


def clause_bounds(sentence: Sentence, position: int, stops: str) -> tuple[int, int]:
    """The indexes [first, last) of the words around `position` up to words whose class is in `stops`."""
    classes = sentence.classes
    first = position
    while first > 0 and classes[first - 1] not in stops:
        first -= 1
    last = position + 1
    while last < len(classes) and classes[last] not in stops:
        last += 1
    return first, last
