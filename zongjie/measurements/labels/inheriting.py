"""Labels from what was named earlier: the figure before, or what stands before a bracket or a comma."""

from __future__ import annotations

from zongjie.measurements.label_lists import wording
from zongjie.measurements.labels.antecedents import nearest_alike
from zongjie.measurements.labels.phrases import HEADS, Phrase, last_noun_phrase, text_of, trim
from zongjie.measurements.labels.view import AMOUNTS, Label, View
from zongjie.measurements.wording import (
    counting_noun,
    dimension_noun,
    is_event,
    is_transition_verb,
    reaches_measure_noun,
    recount,
    shorten,
    stock_of,
)
from zongjie.measurements.words import ADVERB, BREAK, CLOSE, LIGHT_VERB, LIST_COMMA, MARKER, OPEN, QUANTITY, TIME

_WHOLE_CHUNK = 14
_DROPPED = frozenset({ADVERB, MARKER, TIME, LIGHT_VERB})


def inherited(view: View) -> Label:
    """达到36个, 计80人次, (3000平方米): the clause names nothing, something before it does."""
    outside = before_opening(view)
    if outside:
        return Label(shorten(outside + dimension_suffix(view, outside)), "noun_before_bracket", 0.75, noun=outside)
    context = view.context
    total = _total_of_place(view)
    if total:
        return Label(total, "total_of_place", 0.7, noun=total)
    if not context.label:
        return Label(counting_noun(view.quantity.unit) or dimension_noun(view.quantity.dimension), "unit_only", 0.2)
    if context.dimension != view.quantity.dimension and context.noun:
        return Label(shorten(context.noun + dimension_suffix(view, context.noun)), "noun_of_label_before", 0.6)
    label = recount(stock_of(context.label), view.quantity.unit)
    return Label(label, "inherited", 0.7, noun=context.noun)


def _total_of_place(view: View) -> str:
    """共486户1927人: households that no figure before counted are those of the place, and so are the people in them."""
    unit, index = view.quantity.unit, view.index
    if unit == "户" and _is_summed(view) and nearest_alike(view) is None:
        return wording().totals_of_place[unit]
    is_next = index and view.position == view.sentence.positions[index - 1] + 1
    if unit in wording().totals_of_place and is_next and view.context.label == wording().totals_of_place["户"]:
        return wording().totals_of_place[unit]
    return ""


def _is_summed(view: View) -> bool:
    """Whether 共 or 累计 leads to the figure."""
    words = view.sentence.words[view.span.first : view.position]
    return any(word in wording().sums for word in words)


def same_kind_as_before(view: View) -> bool:
    """Whether the quantity counts more of what the one before in its sentence counted."""
    if view.index == 0 or not view.context.noun:
        return False
    before = view.sentence.quantities[view.index - 1].unit
    return before == view.quantity.unit or {before, view.quantity.unit} <= set(wording().people_units)


def dimension_suffix(view: View, noun: str) -> str:
    """面积 after a thing that is measured, 人数 after an event."""
    if view.quantity.dimension in AMOUNTS:
        suffix = dimension_noun(view.quantity.dimension)
        return "" if noun.endswith(suffix) or reaches_measure_noun(noun) else suffix
    return counting_noun(view.quantity.unit) if is_event(noun) else ""


def before_opening(view: View) -> str:
    """What is named right before the bracket or break that opens the clause, if no figure stands between."""
    sentence = view.sentence
    opening = view.span.first - 1
    if opening <= 0 or sentence.classes[opening] not in (OPEN, BREAK):
        return ""
    first = opening
    while first > 0 and sentence.classes[first - 1] not in (BREAK, QUANTITY, OPEN, CLOSE):
        first -= 1
        if sentence.classes[opening] == OPEN and sentence.classes[first] == LIST_COMMA:
            first += 1
            break
    if first > 0 and first == opening and sentence.classes[first - 1] == QUANTITY:
        return ""
    phrase = trim(sentence, Phrase(first, opening))
    while not phrase.is_empty and is_transition_verb(sentence.words[phrase.last - 1]):
        phrase = trim(sentence, Phrase(phrase.first, phrase.last - 1))
    if phrase.is_empty:
        return ""
    if sentence.classes[phrase.last - 1] in HEADS:
        return text_of(sentence, last_noun_phrase(sentence, phrase), _DROPPED)
    words = text_of(sentence, phrase, _DROPPED)
    return words if len(words) <= _WHOLE_CHUNK else ""
