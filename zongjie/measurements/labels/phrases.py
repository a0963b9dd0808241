"""Phrases around a quantity: the noun phrase and predicate after it, the chunk before it."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from zongjie.measurements.labels.brackets import closing_bracket, opening_bracket
from zongjie.measurements.sentence import AND_OTHERS, Sentence
from zongjie.measurements.wording import takes_verb
from zongjie.measurements.words import (
    ADVERB,
    BREAK,
    CAUSATIVE,
    CLOSE,
    CONJUNCTION,
    CONNECTOR,
    EVENT,
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

NOMINAL = frozenset({NOUN, EVENT, MODIFIER, PLACE, NUMBER})
HEADS = frozenset({NOUN, EVENT, PLACE})
VERBAL = frozenset({VERB, LIGHT_VERB, CAUSATIVE})
_JOINERS = frozenset({PARTICLE, LIST_COMMA, CONJUNCTION})
_PREDICATE_STARTS = frozenset(
    {VERB, LIGHT_VERB, PASSIVE, PREPOSITION, CAUSATIVE, ADVERB, EVENT, TIME, CONNECTOR, OPENER}
)
_CLAUSE_ENDS = frozenset({BREAK, QUANTITY, OPEN, CLOSE})
_TRIMMED_LEFT = frozenset(
    {CONNECTOR, OPENER, MARKER, PARTICLE, ADVERB, TIME, CONJUNCTION, LIST_COMMA, PREPOSITION, PLACE}
)
_TRIMMED_RIGHT = frozenset({CONNECTOR, OPENER, MARKER, PARTICLE, ADVERB, TIME, CONJUNCTION, LIST_COMMA, PREPOSITION})
_DROPPED = frozenset({TIME, MARKER})
_RELATIVE_STARTS = frozenset({VERB, CAUSATIVE, PREPOSITION, ADVERB})
_LOCALISERS = frozenset("中里内")


class Phrase(NamedTuple):
    """Words [first, last) of a sentence."""

    first: int
    last: int

    @property
    def is_empty(self) -> bool:
        """Whether no word is left."""
        return self.first >= self.last


NOTHING = Phrase(0, 0)


def text_of(sentence: Sentence, phrase: Phrase, dropped: frozenset[str] = _DROPPED) -> str:
    """The words as they stand; asides in brackets and words of the classes `dropped` are left out."""
    words, classes = sentence.words, sentence.classes
    parts: list[str] = []
    depth = 0
    for index in range(phrase.first, phrase.last):
        kind = classes[index]
        if kind == OPEN:
            depth += 1
        elif kind == CLOSE:
            depth = max(depth - 1, 0)
        elif depth == 0 and kind not in dropped and not (kind == OPENER and _is_adverbial(classes, index, phrase.last)):
            parts.append(words[index])
    return "".join(parts)


def noun_phrase_after(sentence: Sentence, position: int, people: bool = False, relative: bool = True) -> Phrase:
    """The noun phrase that the quantity counts: 131套[多媒体], 4所[国家级示范高中], 28%的[教师].

    A clause that ends in 的 before the noun belongs to it, if `relative` says so.
    Of `people` an event word after the noun is what they did (教师[参赛]), not part of the noun.
    """
    classes = sentence.classes
    first = position + 1
    if first < len(classes) and classes[first] == PARTICLE:
        first += 1
    index = last_noun = first
    while index < len(classes):
        kind = classes[index]
        is_first = last_noun == first
        if people and not is_first and _is_what_they_did(classes, first, index):
            break
        if not is_first and (is_localiser(sentence, index) or _is_done(sentence, index)):
            break
        following = _step(sentence, index, is_first, relative and is_first)
        if following is None:
            break
        if kind in HEADS:
            last_noun = following
        index = following
    return Phrase(first, last_noun)


def is_localiser(sentence: Sentence, index: int) -> bool:
    """18个项目[中]参训人数: the noun phrase ends here."""
    words = sentence.words
    return index < len(words) and sentence.classes[index] == MODIFIER and words[index] in _LOCALISERS


def _is_done(sentence: Sentence, index: int) -> bool:
    """7所学校[申报]了: an event word with 了 is a verb."""
    return sentence.classes[index] == EVENT and index + 1 < len(sentence.words) and sentence.words[index + 1] == "了"


def _is_what_they_did(classes: list[str], first: int, index: int) -> bool:
    """教师[报考]教育硕士: an event word between nouns, unless a 的 has joined them."""
    return classes[index] == EVENT and _is_nominal(classes, index + 1) and PARTICLE not in classes[first:index]


def _step(sentence: Sentence, index: int, is_first: bool, relative: bool) -> int | None:
    """The index after the word at `index` if that word goes on a noun phrase, else None.

    `is_first` says that no noun has been read yet, `relative` that a relative clause may begin here.
    """
    classes = sentence.classes
    kind = classes[index]
    if kind in NOMINAL:
        return None if not is_first and sentence.words[index][0] == "各" else index + 1
    if not is_first and kind != OPEN:
        return _join(sentence, index)
    if kind == PARTICLE and is_first and sentence.classes[index - 1] == MODIFIER and _is_nominal(classes, index + 1):
        return index + 1  # 30名优秀的教师
    if kind == OPEN and not is_first:
        closing = closing_bracket(sentence, index)
        return None if closing is None else closing + 1
    if relative and kind in _RELATIVE_STARTS:
        particle = _end_of_relative_clause(classes, index)
        return None if particle is None else particle + 1
    return None


def _join(sentence: Sentence, index: int) -> int | None:
    """The index after a word that joins two nouns (的, 、, 和, and 等 before the noun of a list), else None."""
    classes = sentence.classes
    if not _is_nominal(classes, index + 1):
        return None
    if classes[index] in _JOINERS:
        return None if classes[index] != PARTICLE and _leads_to_quantity(sentence, index + 1) else index + 1
    return index + 1 if sentence.words[index] == AND_OTHERS else None


def predicate_after(sentence: Sentence, first: int) -> Phrase:
    """What is said of the noun phrase that ends before `first`: ...教师[参加了省级培训]."""
    classes = sentence.classes
    end = len(classes)
    if first < end and classes[first] == OPEN:
        closing = closing_bracket(sentence, first)
        first = first if closing is None else closing + 1
    if first >= end or (classes[first] not in _PREDICATE_STARTS and classes[first] != MODIFIER):
        return Phrase(first, first)
    last = first
    while last < end and classes[last] not in _CLAUSE_ENDS:
        last += 1
    while last > first and classes[last - 1] in (LIST_COMMA, CONNECTOR, MARKER):
        last -= 1
    return Phrase(first, last)


def chunk_before(sentence: Sentence, position: int) -> Phrase:
    """The words of the clause before the quantity, back to the quantity or the clause before; not trimmed."""
    classes = sentence.classes
    first = position
    if first > 0 and classes[first - 1] in (LIST_COMMA, CONJUNCTION):
        return Phrase(position, position)
    while first > 0:
        kind = classes[first - 1]
        if kind == CLOSE:
            opening = opening_bracket(sentence, first - 1)
            if opening is None:
                break
            first = opening
        elif kind in _CLAUSE_ENDS:
            break
        else:
            first -= 1
    return Phrase(first, position)


def trim(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Take words that cannot stand at the edge of a label off both edges."""
    classes = sentence.classes
    first, last = phrase
    if last - first > 1 and classes[first] == NUMBER and classes[first + 1] == LIST_COMMA:
        first += 2  # 一、
    while first < last and classes[first] in _TRIMMED_LEFT:
        first += 1
    while first < last:
        kind = classes[last - 1]
        if kind in _TRIMMED_RIGHT:
            last -= 1
        elif kind == CLOSE:
            opening = opening_bracket(sentence, last - 1)
            last = opening if opening is not None and opening >= first else last - 1
        else:
            break
    return Phrase(first, last)


def last_noun_phrase(sentence: Sentence, chunk: Phrase) -> Phrase:
    """The noun phrase that ends the chunk, with its relative clause if it has one; empty if a verb ends it."""
    classes = sentence.classes
    first = chunk.last
    while first > chunk.first:
        kind = classes[first - 1]
        if kind == PARTICLE and has_verb(sentence, Phrase(chunk.first, first - 1)):
            return trim(sentence, chunk)  # 已取得本科学历的比例
        if kind in NOMINAL or kind in _JOINERS or kind in (TIME, MARKER):
            first -= 1
        elif kind == VERB and first == chunk.last - 1 and takes_verb(sentence.words[first]):
            first -= 1  # 关注人数
        elif kind == VERB and first < chunk.last and classes[first] == EVENT and classes[first - 2] == LIST_COMMA:
            first -= 1  # 资格培训、提高培训
        elif kind == CLOSE:
            opening = opening_bracket(sentence, first - 1)
            if opening is None or opening < chunk.first:
                break
            first = opening
        else:
            break
    return trim(sentence, Phrase(first, chunk.last))


def has_verb(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a verb stands in the phrase."""
    return any(kind in VERBAL for kind in sentence.classes[phrase.first : phrase.last])


def _is_adverbial(classes: list[str], index: int, last: int) -> bool:
    """Whether an opener stands before a verb: 先后召开, but 改善计划的学校."""
    return index + 1 < last and (classes[index + 1] in VERBAL or classes[index + 1] == ADVERB)


def _is_nominal(classes: list[str], index: int) -> bool:
    """Whether the word at `index` can go on a noun phrase."""
    return index < len(classes) and classes[index] in NOMINAL


def _leads_to_quantity(sentence: Sentence, index: int) -> bool:
    """Whether the noun phrase from `index` on runs into a quantity, so that it belongs to that quantity.

    It does not where that quantity counts other things by a noun of its own (12所普高、职校270名学生),
    but it does where both count alike (示范学校9所与农村9所学校).
    """
    classes = sentence.classes
    first = index
    while index < len(classes) and classes[index] in NOMINAL:
        index += 1
    if index < len(classes) and classes[index] == QUANTITY:
        figure = bisect_left(sentence.positions, index)
        before = bisect_left(sentence.positions, first) - 1
        is_alike = before >= 0 and sentence.quantities[before].unit == sentence.quantities[figure].unit
        return is_alike or not _is_nominal(classes, index + 1)
    return index < len(classes) and classes[index] == CONNECTOR and sentence.words[index] != AND_OTHERS


def _end_of_relative_clause(classes: list[str], first: int) -> int | None:
    """The 的 with a noun after it that ends a clause begun at `first`."""
    index = first
    while index < len(classes) and classes[index] not in _CLAUSE_ENDS:
        if classes[index] == PARTICLE:
            return index if _is_nominal(classes, index + 1) else None
        index += 1
    return None
