"""Verbs around a quantity: the one that governs its noun, and what the noun did."""

from __future__ import annotations

from zongjie.measurements.labels.phrases import (
    NOMINAL,
    NOTHING,
    VERBAL,
    Phrase,
    is_localiser,
    noun_phrase_after,
    predicate_after,
    text_of,
)
from zongjie.measurements.labels.view import View
from zongjie.measurements.sentence import Sentence
from zongjie.measurements.wording import is_place_verb
from zongjie.measurements.words import (
    ADVERB,
    CONJUNCTION,
    CONNECTOR,
    EVENT,
    LIGHT_VERB,
    LIST_COMMA,
    MARKER,
    MODIFIER,
    OPENER,
    PARTICLE,
    PASSIVE,
    PREPOSITION,
    QUANTITY,
    TIME,
)

_UNSAID = frozenset({ADVERB, MARKER, PASSIVE, OPENER, TIME, CONNECTOR})
_LONGEST_LIST = 4


def governing_verb(sentence: Sentence, chunk: Phrase) -> Phrase:
    """The verb that ends the chunk, so that it governs what follows."""
    classes = sentence.classes
    index = chunk.last - 1
    if index < chunk.first:
        return NOTHING
    if classes[index] == EVENT and _governs(sentence, chunk, index):
        return Phrase(index, index + 1)
    if classes[index] not in VERBAL:
        return NOTHING
    first = index
    while first > chunk.first and classes[first - 1] in VERBAL:
        first -= 1
    return Phrase(first, index + 1)


def _governs(sentence: Sentence, chunk: Phrase, index: int) -> bool:
    """Whether an event word is the verb of its clause: 资助了136名学生, but not 骨干教师培训120人."""
    if index + 1 < len(sentence.words) and sentence.words[index + 1] == "了":
        return True
    return index == chunk.first or sentence.classes[index - 1] not in (*NOMINAL, PARTICLE, LIST_COMMA, *VERBAL)


def said_text(sentence: Sentence, predicate: Phrase) -> str:
    """The predicate without its adverbs, aspect markers and empty verbs (进行了评估: 评估)."""
    classes = sentence.classes
    kinds = classes[predicate.first : predicate.last]
    if PREPOSITION in kinds[:1] and not any(kind in (EVENT, *VERBAL) for kind in kinds):
        return ""  # 到7所学校: what is done comes after
    if not predicate.is_empty and is_localiser(sentence, predicate.first):
        return ""  # 18个项目中参训人数达: another subject begins
    words = "".join(sentence.words[predicate.first : predicate.last])
    if words.count("“") != words.count("”"):
        return ""  # 召开以“...: the clause ends inside a quotation
    kept: list[str] = []
    for index in range(predicate.first, predicate.last):
        kind = classes[index]
        if (
            kind in _UNSAID
            or _leads_to_time(sentence, index)
            or (kind == LIGHT_VERB and index + 1 < predicate.last and not kept)
        ):
            continue
        kept.append(sentence.words[index])
    return "".join(kept)


def _is_only_done(view: View, predicate: Phrase) -> bool:
    """9个项目[已完成]5个: how many of them, not which."""
    return all(kind in (LIGHT_VERB, *_UNSAID) for kind in view.sentence.classes[predicate.first : predicate.last])


def _leads_to_time(sentence: Sentence, index: int) -> bool:
    """将[在]明年暑假完工: the preposition of a time."""
    classes = sentence.classes
    if classes[index] == MODIFIER and len(sentence.words[index]) == 1:
        return classes[index - 1 : index] == [TIME]  # 年底[前]
    return classes[index] == PREPOSITION and classes[index + 1 : index + 2] == [TIME]


def said_of(view: View, after: Phrase) -> str:
    """The predicate of the noun, also where other quantities of a list come between it and the noun.

    29所学校120名学生参加..., 68名教师、5名校长参加...: they share the predicate. One that leads to a rank
    (17个指标位列第一) tells no more than the rank does.
    """
    sentence = view.sentence
    predicate = predicate_after(sentence, after.last)
    index = after.last
    for _ in range(_LONGEST_LIST):
        if not predicate.is_empty:
            break
        while view.class_at(index) in (CONNECTOR, LIST_COMMA, CONJUNCTION):
            index += 1
        if view.class_at(index) != QUANTITY:
            break
        following = noun_phrase_after(sentence, index, people=True)
        predicate = predicate_after(sentence, following.last)
        index = max(following.last, index + 1)
    if (
        sentence.classes[predicate.first : predicate.last] == [PREPOSITION]
        and view.class_at(predicate.last) == QUANTITY
    ):
        # 聘请专家到6所学校讲学: where they did it is a figure of its own
        predicate = predicate_after(sentence, noun_phrase_after(sentence, predicate.last, people=True).last)
    words = sentence.words[predicate.first : predicate.last]
    if view.class_at(predicate.last) == QUANTITY and (any(map(is_place_verb, words)) or _is_only_done(view, predicate)):
        return ""
    said = said_text(sentence, predicate)
    if said and view.class_at(predicate.last) == QUANTITY:
        # 12所学校申报9个特色项目: the object has a figure of its own
        said += text_of(sentence, noun_phrase_after(sentence, predicate.last))
    return said


def line_before(view: View) -> str:
    """900名在校生以上的学校有7所: the line that picks out what is counted."""
    if view.opening != QUANTITY or view.index == 0 or view.natures[view.index - 1].nature != "norm":
        return ""
    if view.class_at(view.span.first) != PARTICLE:
        return ""
    return view.sentence.words[view.span.first - 1]
