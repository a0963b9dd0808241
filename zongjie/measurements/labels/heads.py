"""What the noun phrase after a quantity is a phrase of: its owner, its relative clause, the head that comes later."""

from __future__ import annotations

from zongjie.measurements.labels.phrases import HEADS, NOMINAL, VERBAL, Phrase, noun_phrase_after, text_of
from zongjie.measurements.labels.predicates import governing_verb
from zongjie.measurements.labels.view import View, counts_owners
from zongjie.measurements.sentence import Sentence
from zongjie.measurements.wording import counts_occasions, is_level_word
from zongjie.measurements.words import CLOSE, CONNECTOR, EVENT, LIST_COMMA, OPEN, PARTICLE, QUANTITY

_AND_ALSO = "以及"


def head_of_occasion(view: View, after: Phrase) -> Phrase:
    """组织了3次教师参加的安全培训: what takes place so often is the training, not the teachers."""
    if not counts_occasions(view.quantity.unit) or view.class_at(after.last) not in VERBAL:
        return after
    if view.class_at(after.last + 1) != PARTICLE:
        return after
    head = noun_phrase_after(view.sentence, after.last)
    return after if head.is_empty else head


def split_owner(view: View, after: Phrase) -> tuple[Phrase, str]:
    """6名教师的岗位: the noun counted (教师) and what belongs to it (岗位)."""
    if not counts_owners(view.quantity.unit):
        return after, ""
    classes = view.sentence.classes
    if classes[after.first] not in NOMINAL:
        return after, ""
    for index in range(after.first + 1, after.last - 1):
        if classes[index] == PARTICLE and classes[index - 1] in (*HEADS, CLOSE):
            if any(kind in VERBAL for kind in classes[after.first : index]):
                return after, ""
            owner = Phrase(after.first, index)
            governed = not governing_verb(view.sentence, view.chunk).is_empty
            if not governed and EVENT not in classes[index + 1 : after.last]:
                return owner, ""  # 3600名师生的安全
            ends = (i for i in range(index + 1, after.last) if view.sentence.words[i] == _AND_ALSO)
            last = next(ends, after.last)
            return owner, text_of(view.sentence, Phrase(index + 1, last))
    return after, ""


def relative_before(view: View) -> str:
    """开设寄宿班的9所民办学校: the clause that picks out the noun stands before the quantity."""
    sentence, chunk = view.sentence, view.chunk
    if view.class_at(view.position - 1) != PARTICLE or chunk.is_empty:
        return ""
    classes = sentence.classes
    first = chunk.last
    while first > chunk.first and classes[first - 1] not in VERBAL and classes[first - 1] != EVENT:
        first -= 1
    return text_of(sentence, Phrase(max(first - 1, chunk.first), chunk.last))


def bound_in_noun(view: View, after: Phrase) -> str:
    """6所规模达到4000人以上的职业学校: a norm inside the noun phrase is part of it."""
    sentence = view.sentence
    index = after.last
    while view.class_at(index) == CONNECTOR:
        index += 1
    if view.class_at(index) != QUANTITY or view.index + 1 >= len(view.natures):
        return ""
    if view.natures[view.index + 1].nature != "norm" or view.class_at(index + 1) != PARTICLE:
        return ""
    following = noun_phrase_after(sentence, index)
    return sentence.words[index] + "的" + text_of(sentence, following)


def shared_head(sentence: Sentence, after: Phrase, noun: str) -> str:
    """国家级、45名省级教学能手; 9个县级(其中4个市级)实训基地: a level word shares the head that comes later."""
    classes = sentence.classes
    if not is_level_word(noun):
        return noun
    index = after.last
    if index < len(classes) and classes[index] == LIST_COMMA and index + 1 < len(classes):
        if classes[index + 1] != QUANTITY:
            return noun
        following = noun_phrase_after(sentence, index + 1)
        return noun + text_of(sentence, Phrase(following.first + 1, following.last))
    while index < len(classes) and classes[index] in (OPEN, CLOSE):
        if classes[index] == OPEN:
            while index < len(classes) and classes[index] != CLOSE:
                index += 1
        index += 1
    if index < len(classes) and index > after.last and classes[index] in NOMINAL:
        return noun + text_of(sentence, noun_phrase_after(sentence, index - 1))
    return noun
