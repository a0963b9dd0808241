"""What stands between a cue and a figure."""

from __future__ import annotations

from bisect import bisect_left

from zongjie.measurements.sentence import Sentence
from zongjie.measurements.words import (
    ADVERB,
    CAUSATIVE,
    CONNECTOR,
    EVENT,
    LIGHT_VERB,
    MARKER,
    OPENER,
    PREPOSITION,
    VERB,
)

_STRONG_BREAKS = frozenset("；;。\n\r")
_CAN_BE_DONE = frozenset({VERB, LIGHT_VERB, CAUSATIVE, EVENT})
_BEFORE_VERB = frozenset({CONNECTOR, VERB, LIGHT_VERB, CAUSATIVE, EVENT, OPENER, ADVERB, PREPOSITION})


def between(sentence: Sentence, start: int, end: int) -> str:
    """clean[start:end], within the sentence."""
    return sentence.text[start - sentence.start : end - sentence.start]


def has_break(text: str) -> bool:
    """Whether a clause ends in `text`."""
    return any(mark in text for mark in "，,；;。：:\n")


def has_strong_break(text: str) -> bool:
    """Whether more than a clause ends in `text`."""
    return any(mark in text for mark in _STRONG_BREAKS)


def adjacent(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only words that join a number to its verb (了, 约, 达) stand in clean[start:end]."""
    if start == end:
        return True
    position = word_at(sentence, start)
    if position and sentence.starts[position - 1] + len(sentence.words[position - 1]) > start:
        return False  # 提升 in 提升培训: only the beginning of a word
    while position < len(sentence.starts) and sentence.starts[position] < end:
        if sentence.classes[position] not in (CONNECTOR, MARKER):
            return False
        position += 1
    return True


def verb_follows(sentence: Sentence, start: int) -> bool:
    """Whether the word at clean offset `start` can carry on a future: 将投入, 将于, not 将学校."""
    position = word_at(sentence, start)
    return position < len(sentence.classes) and sentence.classes[position] in _BEFORE_VERB


def word_at(sentence: Sentence, start: int) -> int:
    """The index of the first word that starts at `start` or later."""
    return bisect_left(sentence.starts, start)


def is_achieved(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb with 了 stands in clean[start:end]: 打造了, 召开了."""
    position = max(word_at(sentence, start), 1)
    words, classes, starts = sentence.words, sentence.classes, sentence.starts
    while position < len(starts) and starts[position] < end:
        if words[position] == "了" and classes[position - 1] in _CAN_BE_DONE:
            return True
        position += 1
    return False


def ends_word(sentence: Sentence, end: int) -> bool:
    """Whether a word ends at clean offset `end`: 的标准, not the 标准 of 标准化."""
    position = word_at(sentence, end)
    before = position - 1
    return before < 0 or sentence.starts[before] + len(sentence.words[before]) <= end
