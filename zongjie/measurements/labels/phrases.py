"""Phrases around a quantity: the noun phrase and predicate after it, the chunk before it."""

from __future__ import annotations

from typing import NamedTuple

from zongjie.measurements.sentence import Sentence
from zongjie.measurements.words import (
    ADVERB,
    BREAK,
    CAUSATIVE,
    CLOSE,
    CONJUNCTION,
    CONNECTOR,
    LIGHT_VERB,
    LIST_COMMA,
    MARKER,
    MODIFIER,
    NOUN,
    NUMBER,
    OPEN,
    OPENER,
    PARTICLE,
    PASSIVE,
    PLACE,
    PREPOSITION,
    QUANTITY,
    TIME,
    VERB,
)

NOMINAL = frozenset({NOUN, MODIFIER, PLACE, NUMBER})
_JOINERS = frozenset({PARTICLE, LIST_COMMA, CONJUNCTION})
_PREDICATE_STARTS = frozenset({VERB, LIGHT_VERB, PASSIVE, PREPOSITION, CAUSATIVE, ADVERB})
_CLAUSE_ENDS = frozenset({BREAK, QUANTITY, OPEN, CLOSE})
_TRIMMED = frozenset({CONNECTOR, OPENER, MARKER, PARTICLE, ADVERB, TIME, CONJUNCTION, LIST_COMMA, PREPOSITION})
_ASIDE_LIMIT = 6
"""Brackets up to so many words, without a quantity, are stepped over."""


class Phrase(NamedTuple):
    """Words [first, last) of a sentence."""

    first: int
    last: int

    @property
    def is_empty(self) -> bool:
        """Whether no word is left."""
        return self.first >= self.last


def text_of(sentence: Sentence, first: int, last: int) -> str:
    """The words as they stand, asides in brackets and placeholders left out."""
    words, classes = sentence.words, sentence.classes
    parts: list[str] = []
    depth = 0
    for index in range(first, last):
        kind = classes[index]
        if kind == OPEN:
            depth += 1
        elif kind == CLOSE:
            depth = max(depth - 1, 0)
        elif depth == 0 and kind not in (TIME, MARKER):
            parts.append(words[index])
    return "".join(parts)


def noun_phrase_after(sentence: Sentence, position: int) -> Phrase:
    """The noun phrase that the quantity counts: 131套[多媒体], 4所[国家级示范高中], 28%的[教师]."""
    classes = sentence.classes
    end = len(classes)
    first = position + 1
    if first < end and classes[first] == PARTICLE:
        first += 1
    index = first
    last_noun = first
    while index < end:
        kind = classes[index]
        if kind in NOMINAL:
            index += 1
            if kind in (NOUN, PLACE):
                last_noun = index
        elif kind in _JOINERS and index + 1 < end and classes[index + 1] in NOMINAL and last_noun > first:
            index += 1
        elif kind == OPEN and index > first:
            closing = _close(sentence, index)
            if closing is None:
                break
            index = closing + 1
        elif kind in (VERB, CAUSATIVE) and last_noun == first and _relative_clause(sentence, index):
            index += 1
        else:
            break
    return Phrase(first, last_noun)


def predicate_after(sentence: Sentence, first: int) -> Phrase:
    """What is said of the noun phrase that ends before `first`: ...教师[参加了省级培训]."""
    classes = sentence.classes
    if first >= len(classes) or classes[first] not in _PREDICATE_STARTS:
        return Phrase(first, first)
    last = first
    while last < len(classes) and classes[last] not in _CLAUSE_ENDS:
        last += 1
    return Phrase(first, last)


def chunk_before(sentence: Sentence, position: int) -> Phrase:
    """The words of the clause before the quantity, back to the quantity or the clause before."""
    classes = sentence.classes
    first = position
    while first > 0:
        kind = classes[first - 1]
        if kind == CLOSE:
            opening = _open(sentence, first - 1)
            if opening is None:
                break
            first = opening
        elif kind in _CLAUSE_ENDS:
            break
        else:
            first -= 1
    return trim(sentence, first, position)


def trim(sentence: Sentence, first: int, last: int) -> Phrase:
    """Take words that cannot stand at the edge of a label off both edges."""
    classes = sentence.classes
    while first < last and (classes[first] in _TRIMMED or classes[first] == PLACE):
        first += 1
    while first < last:
        kind = classes[last - 1]
        if kind in _TRIMMED:
            last -= 1
        elif kind == CLOSE:
            opening = _open(sentence, last - 1)
            last = opening if opening is not None and opening >= first else last - 1
        else:
            break
    return Phrase(first, last)


def last_noun_phrase(sentence: Sentence, chunk: Phrase) -> Phrase:
    """The noun phrase (with a relative clause, if it has one) that ends the chunk; empty if a verb ends it."""
    classes = sentence.classes
    first = chunk.last
    while first > chunk.first:
        kind = classes[first - 1]
        if kind in NOMINAL or kind == CONJUNCTION:
            first -= 1
        elif kind == LIST_COMMA or kind in (TIME, MARKER):
            first -= 1
        elif kind == PARTICLE:
            if first - 2 >= chunk.first and classes[first - 2] not in NOMINAL:
                return trim(sentence, chunk.first, chunk.last)  # 已取得本科学历的比例
            first -= 1
        elif kind == CLOSE:
            opening = _open(sentence, first - 1)
            if opening is None or opening < chunk.first:
                break
            first = opening
        else:
            break
    return trim(sentence, first, chunk.last)


def _relative_clause(sentence: Sentence, first: int) -> bool:
    """Whether a 的 with a noun after it follows in the same clause."""
    classes = sentence.classes
    index = first
    while index < len(classes) and classes[index] not in _CLAUSE_ENDS:
        if classes[index] == PARTICLE:
            return index + 1 < len(classes) and classes[index + 1] in NOMINAL
        index += 1
    return False


def _close(sentence: Sentence, opening: int) -> int | None:
    """The bracket that closes a short aside opened at `opening`."""
    classes = sentence.classes
    for index in range(opening + 1, min(opening + _ASIDE_LIMIT, len(classes))):
        if classes[index] == CLOSE:
            return index
        if classes[index] == QUANTITY:
            return None
    return None


def _open(sentence: Sentence, closing: int) -> int | None:
    """The bracket that opens the aside closed at `closing`, if no quantity is in it."""
    classes = sentence.classes
    for index in range(closing - 1, -1, -1):
        if classes[index] == OPEN:
            return index
        if classes[index] == QUANTITY:
            return None
    return None
