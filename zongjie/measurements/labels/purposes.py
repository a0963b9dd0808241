"""What money is for: 投资430万元建设实验楼; 投入90万元，完善了教学设施; 投资60万元的12个改造项目."""

from __future__ import annotations

from zongjie.measurements.labels.phrases import (
    VERBAL,
    Phrase,
    last_noun_phrase,
    noun_phrase_after,
    text_of,
    trim,
)
from zongjie.measurements.labels.treated import done_to, light_verb_after
from zongjie.measurements.labels.view import View
from zongjie.measurements.sentence import Sentence
from zongjie.measurements.words import (
    ADVERB,
    BREAK,
    CONNECTOR,
    EVENT,
    MARKER,
    OPEN,
    OPENER,
    PARTICLE,
    PREPOSITION,
    QUANTITY,
)

_OBJECT_MARKER = "对"


def target_of_money(view: View) -> str:
    """What the money before `view` is spent on, '' where the text does not say it."""
    sentence = view.sentence
    classes = sentence.classes
    position = view.position + 1
    if view.class_at(position) == PARTICLE:
        return _owner_of_money(view, position)
    if view.class_at(position) == PREPOSITION and sentence.words[position] == _OBJECT_MARKER:
        return treated(sentence, position)
    if view.class_at(position) == BREAK and sentence.words[position] in "，,":
        position = _skip(view, position + 1, (ADVERB, OPENER, MARKER))
        is_spent = any("投" in word for word in sentence.words[view.chunk.first : view.chunk.last])
        if view.class_at(noun_phrase_after(sentence, position).last) == QUANTITY and not is_spent:
            return ""  # 没收游戏机7台: a figure of its own
    elif view.class_at(position) in (PREPOSITION, CONNECTOR):
        while position < len(classes) and classes[position] not in (*VERBAL, EVENT, BREAK, QUANTITY, OPEN):
            position += 1
        if view.class_at(position) == EVENT:
            return text_of(sentence, noun_phrase_after(sentence, position - 1))
    return _object(view, position) if view.class_at(position) in VERBAL else ""


def _skip(view: View, position: int, kinds: tuple[str, ...]) -> int:
    """The first word from `position` on that is of another class."""
    while view.class_at(position) in kinds:
        position += 1
    return position


def _object(view: View, verb: int) -> str:
    """The object of the verbs from word `verb` on: 为各班更换了[课桌凳]320套, 购置12套[电脑]."""
    last = _skip(view, verb + 1, (*VERBAL, MARKER)) - 1
    after = noun_phrase_after(view.sentence, last)
    if after.is_empty and view.class_at(last + 1) == QUANTITY:
        after = noun_phrase_after(view.sentence, last + 1)
    return text_of(view.sentence, after)


def _owner_of_money(view: View, particle: int) -> str:
    """投资800万元的27所学校浴室: the thing that costs so much, the number of such things aside."""
    position = particle + 1 if view.class_at(particle + 1) == QUANTITY else particle
    return text_of(view.sentence, noun_phrase_after(view.sentence, position))


def treated(sentence: Sentence, preposition: int) -> str:
    """对6所学校的危旧校舍进行了加固: what is treated with what is done to it (危旧校舍加固), else ''."""
    verb = light_verb_after(sentence, preposition)
    if verb is None:
        return ""
    first = next((i + 1 for i in range(verb - 1, preposition, -1) if sentence.classes[i] == QUANTITY), preposition + 1)
    thing = text_of(sentence, last_noun_phrase(sentence, trim(sentence, Phrase(first, verb))))
    return thing + done_to(sentence, verb) if thing else ""
