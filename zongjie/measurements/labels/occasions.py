"""How often something was done: 连续6次开展消防检查; and quantities side by side: 4批23位教师."""

from __future__ import annotations

from zongjie.measurements.labels.phrases import HEADS, VERBAL, noun_phrase_after, text_of
from zongjie.measurements.labels.predicates import said_of
from zongjie.measurements.labels.view import Label, View
from zongjie.measurements.wording import counting_noun, counts_occasions, shorten
from zongjie.measurements.words import LIGHT_VERB, MARKER, QUANTITY


def occasions_label(view: View) -> Label | None:
    """连续6次开展消防检查: what was done so often comes after the verb; None for other figures."""
    if not counts_occasions(view.quantity.unit) or view.class_at(view.position + 1) not in VERBAL:
        return None
    sentence = view.sentence
    last = view.position + 1
    while view.class_at(last + 1) in (*VERBAL, MARKER):
        last += 1
    thing = text_of(sentence, noun_phrase_after(sentence, last))
    if not thing:
        return None
    verb = "" if sentence.classes[last] == LIGHT_VERB else sentence.words[last].rstrip("了")
    return Label(shorten(verb + thing + counting_noun(view.quantity.unit)), "occasions", 0.75, noun=thing)


def side_by_side_label(view: View) -> Label | None:
    """4批23位教师: the first of two quantities of the same things, if nothing before names them."""
    sentence = view.sentence
    if view.class_at(view.position + 1) != QUANTITY or any(
        sentence.classes[index] in HEADS for index in range(view.chunk.first, view.chunk.last)
    ):
        return None
    after = noun_phrase_after(sentence, view.position + 1)
    noun = text_of(sentence, after)
    if not noun:
        return None
    said = said_of(view, after)
    return Label(shorten(f"{said}的{noun}" if said else noun), "side_by_side", 0.65, noun=noun)
