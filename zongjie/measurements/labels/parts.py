"""Labels of parts: 招生900人，其中职校300人; 组建团队18个（语文7、数学6）."""

from __future__ import annotations

from zongjie.measurements.label_lists import wording
from zongjie.measurements.labels.phrases import Phrase, last_noun_phrase, text_of, trim
from zongjie.measurements.labels.predicates import governing_verb
from zongjie.measurements.labels.view import Label, View
from zongjie.measurements.wording import is_event, reaches_measure_noun, shorten
from zongjie.measurements.words import BREAK, OPEN, QUANTITY

_SHORT_PART = 6


def part_of_event(view: View) -> Label | None:
    """招生900人，其中职校300人: whose part of the event that was counted before; None for other figures."""
    context, sentence = view.context, view.sentence
    if not is_event(context.noun) or context.dimension != view.quantity.dimension:
        return None
    noun = last_noun_phrase(sentence, view.chunk)
    words = text_of(sentence, noun)
    if not words or len(words) > _SHORT_PART or is_event(words):
        return None
    if not governing_verb(sentence, trim(sentence, Phrase(view.chunk.first, noun.first))).is_empty:
        return None
    is_first = sentence.words[view.span.first] in wording().among_them
    if not is_first and not (context.is_part and view.index and view.opening in (BREAK, QUANTITY)):
        return None
    return Label(shorten(words + context.noun), "part_of_event", 0.75, noun=context.noun)


def part_without_unit(view: View) -> Label | None:
    """组建团队18个（语文7、数学6）: a number without a unit counts a part of what stands before the bracket."""
    context, value = view.context, view.quantity.value_min
    if view.quantity.unit or view.quantity.dimension != "none" or not view.index or not context.noun:
        return None
    if value is None or value != int(value) or not (view.opening == OPEN or context.is_part):
        return None
    words = text_of(view.sentence, last_noun_phrase(view.sentence, view.chunk))
    if not words or reaches_measure_noun(words):
        return None
    return Label(shorten(words + context.noun), "part_without_unit", 0.75, noun=context.noun)
