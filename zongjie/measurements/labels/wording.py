"""Wording of labels: counting nouns, measure nouns, length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.measurements.words import event_nouns
from zongjie.vocabulary import load_yaml

LONGEST = 24


@dataclass(frozen=True, slots=True)
class _Wording:
    """label_wording.yaml: its keys are these fields."""

    measure_nouns: list[str]
    level_words: list[str]
    new_prefixes: list[str]
    counting_nouns: dict[str, str]
    dimension_nouns: dict[str, str]
    per_unit_prefixes: list[str]
    generic_nouns: list[str]
    empty_nouns: list[str]
    generic_events: list[str]
    topic_nouns: list[str]
    adverbial_openers: list[str]


@cache
def _wording() -> _Wording:
    """The lists of label_wording.yaml. Raises VocabularyError if one is missing or unknown."""
    try:
        return _Wording(**load_yaml("label_wording"))
    except TypeError as error:
        raise VocabularyError(f"label_wording.yaml does not have the lists it should: {error}") from error


@cache
def _measure_noun() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(_wording().measure_nouns, key=len, reverse=True)) + ")$")


def reaches_measure_noun(label: str) -> bool:
    """Whether the label ends in a noun that names a measure (率, 比例, 平均分)."""
    return _measure_noun().search(label) is not None


@cache
def _inner_measure_noun() -> re.Pattern[str]:
    return re.compile(".*?(?:" + "|".join(sorted(_wording().measure_nouns, key=len, reverse=True)) + ")")


def measure_head(label: str) -> str:
    """The part of the label up to its last measure noun, '' if it has none."""
    last = ""
    for match in _inner_measure_noun().finditer(label):
        last = label[: match.end()]
    return last


def is_level_word(words: str) -> bool:
    """Whether the words are only a level (省级)."""
    return words in _wording().level_words


def counting_noun(unit: str) -> str:
    """What the number of a unit is called (人次, 场次, 篇数); '' if nothing is needed."""
    return _wording().counting_nouns.get(unit, "")


def dimension_noun(dimension: str) -> str:
    """What the number of a dimension is called (面积, 金额)."""
    return _wording().dimension_nouns.get(dimension, "数量")


def per_unit_prefixes() -> frozenset[str]:
    """Words that open a rate per unit (每人)."""
    return frozenset(_wording().per_unit_prefixes)


def is_generic_noun(words: str) -> bool:
    """Whether the noun adds nothing to an event that counts it (招生36名学生)."""
    return words in _wording().generic_nouns


def is_generic_event(words: str) -> bool:
    """Whether the event says nothing without its topic (参加培训)."""
    return words in _wording().generic_events


def names_topic(words: str) -> bool:
    """Whether the words end in what can be a topic (培训班)."""
    return words.endswith(_topic_nouns())


@cache
def _topic_nouns() -> tuple[str, ...]:
    return tuple(_wording().topic_nouns)


def is_adverbial_opener(word: str) -> bool:
    """Whether a clause that this word opens only says by what (按时限要求)."""
    return word in _wording().adverbial_openers


def is_empty_noun(words: str) -> bool:
    """Whether the noun only says that they are people (2位同志)."""
    return words in _wording().empty_nouns


def is_event(words: str) -> bool:
    """Whether the words end in an event."""
    return words[-2:] in event_nouns() or words in event_nouns()


def stock_of(label: str) -> str:
    """The label of the stock that a flow adds to: 新增校园网 -> 校园网."""
    for prefix in _wording().new_prefixes:
        if label.startswith(prefix) and len(label) > len(prefix) + 1:
            return label[len(prefix) :]
    return label


def shorten(label: str) -> str:
    """Cut a label that is too long for a column at its left, where the farther modifiers stand."""
    label = label.strip("的、，, ()（）了")
    for opening, closing in ("“”", "《》"):
        if label.count(opening) != label.count(closing):
            label = label.replace(opening, "").replace(closing, "")
    if len(label) <= LONGEST:
        return label
    cut = label[-LONGEST:]
    for mark in ("的", "、", "和"):
        position = cut.find(mark)
        if 0 <= position < LONGEST // 2:
            return cut[position + 1 :]
    return cut
