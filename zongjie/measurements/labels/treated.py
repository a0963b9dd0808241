"""Things that something is done to: 对9所学校进行年检; and what they are named: 确定5所学校为实验校."""

from __future__ import annotations

from zongjie.measurements.labels.phrases import (
    NOMINAL,
    VERBAL,
    Phrase,
    last_noun_phrase,
    noun_phrase_after,
    text_of,
    trim,
)
from zongjie.measurements.labels.predicates import said_text
from zongjie.measurements.labels.view import Label, View, counts_owners
from zongjie.measurements.sentence import Sentence
from zongjie.measurements.wording import is_naming, shorten
from zongjie.measurements.words import (
    BREAK,
    CONJUNCTION,
    CONNECTOR,
    LIGHT_VERB,
    LIST_COMMA,
    MODIFIER,
    OPEN,
    PARTICLE,
    PREPOSITION,
    QUANTITY,
)

_OBJECT_MARKERS = frozenset({"对", "就"})
_LONGEST_OBJECT = 8
_NAMED = "为"
_BETWEEN = frozenset({PREPOSITION, PARTICLE, LIST_COMMA, CONJUNCTION, QUANTITY, MODIFIER, *NOMINAL})


def treated_label(view: View) -> Label | None:
    """对9所学校进行年检, 对46名园长和30名主任进行了培训: 年检的学校, 培训的园长."""
    sentence = view.sentence
    if view.quantity.dimension != "count" or not _is_object(view):
        return None
    verb = light_verb_after(sentence, view.position)
    if verb is None:
        return None
    noun = _object_text(view, verb)
    done = done_to(sentence, verb)
    if not noun or not done:
        return None
    noun = _owner(view) + noun
    return Label(shorten(f"{done}的{noun}"), "treated", 0.8, noun=noun, predicate=done)


def _is_object(view: View) -> bool:
    """Whether 对 stands before the quantity, with only things between them."""
    sentence = view.sentence
    for index in range(view.position - 1, -1, -1):
        if sentence.words[index] in _OBJECT_MARKERS and sentence.classes[index] == PREPOSITION:
            return True
        if sentence.classes[index] not in _BETWEEN:
            return False
    return False


def _object_text(view: View, verb: int) -> str:
    """The words from the quantity to its light verb, or to the next quantity of a list."""
    sentence = view.sentence
    last = next((i for i in range(view.position + 1, verb) if sentence.classes[i] == QUANTITY), verb)
    if last < verb and sentence.classes[last - 1] not in (LIST_COMMA, CONJUNCTION):
        after = noun_phrase_after(sentence, view.position)
        return text_of(sentence, after)
    phrase = trim(sentence, Phrase(view.position + 1, last))
    owner = next((i for i in range(phrase.first + 1, phrase.last) if sentence.classes[i] == PARTICLE), None)
    if owner is not None and counts_owners(view.quantity.unit):
        phrase = Phrase(phrase.first, owner)  # 14所学校的校舍: schools
    words = text_of(sentence, phrase)
    if len(words) > _LONGEST_OBJECT:
        for index in range(phrase.first + 1, phrase.last):
            if sentence.classes[index] in (LIST_COMMA, CONJUNCTION):
                return text_of(sentence, trim(sentence, Phrase(phrase.first, index)))
    return words


def _owner(view: View) -> str:
    """对[骨干教师]40篇论文进行评比: whose things they are, if a person or a body stands between 对 and the number."""
    phrase = last_noun_phrase(view.sentence, view.chunk)
    return text_of(view.sentence, phrase) if phrase.last == view.position else ""


def light_verb_after(sentence: Sentence, first: int) -> int | None:
    """The 进行 or 实施 of the clause from `first` on; it may lie behind other figures, not behind a comma."""
    for index in range(first + 1, len(sentence.classes)):
        if sentence.classes[index] in (BREAK, OPEN):
            return None
        if sentence.classes[index] == LIGHT_VERB:
            return index
    return None


def done_to(sentence: Sentence, verb: int) -> str:
    """What the light verb carries: 进行了[维修加固], 进行了为期5天的[岗位培训]."""
    first = last = verb + 1
    while last < len(sentence.classes) and sentence.classes[last] not in (BREAK, OPEN):
        if sentence.classes[last] in (PARTICLE, QUANTITY):
            first = last + 1
        last += 1
    return said_text(sentence, Phrase(first, last))


def named_label(view: View) -> Label | None:
    """确定了城关等5所小学为首批实验校: what they are named is what is counted."""
    sentence = view.sentence
    after = noun_phrase_after(sentence, view.position)
    if view.quantity.dimension != "count" or view.class_at(after.last) != CONNECTOR:
        return None
    if sentence.words[after.last] != _NAMED or not _is_named(view):
        return None
    last = after.last + 1
    while last < len(sentence.classes) and sentence.classes[last] not in (BREAK, OPEN, QUANTITY, *VERBAL):
        last += 1
    name = text_of(sentence, trim(sentence, Phrase(after.last + 1, last)))
    return Label(shorten(name), "named", 0.85, noun=name) if name else None


def _is_named(view: View) -> bool:
    """Whether a verb of naming stands before the quantity in its clause."""
    words = view.sentence.words[view.span.first : view.position]
    return any(is_naming(word) for word in words)
