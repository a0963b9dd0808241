"""Lists told one by one: 入学率、巩固率分别为99.8%、99.1%; 小学、初中教师合格率分别达98%和96%."""

from __future__ import annotations

from zongjie.measurements.labels.phrases import Phrase, last_noun_phrase, text_of, trim
from zongjie.measurements.labels.view import Label, View
from zongjie.measurements.wording import names_measure, shorten
from zongjie.measurements.words import (
    BREAK,
    CLOSE,
    CONJUNCTION,
    CONNECTOR,
    LIST_COMMA,
    MARKER,
    OPEN,
    PARTICLE,
    QUANTITY,
)

_RESPECTIVELY = "分别"
_JOINERS = frozenset({LIST_COMMA, CONJUNCTION})
_LONGEST_LIST = 60
"""Words from 分别 to the last figure that belongs to it."""


def respective_label(view: View) -> Label | None:
    """The name in the list that belongs to the quantity, if there are as many names as quantities."""
    run = _run(view)
    if run is None:
        return None
    first, count, place = run
    sentence = view.sentence
    names = last_noun_phrase(sentence, trim(sentence, Phrase(_clause_start(view, first), first)))
    items = _split(view, names)
    if len(items) != count or count == 1:
        return None
    text = _complete(view, items, place)
    return Label(shorten(text), "respective", 0.85, noun=text) if text else None


def _run(view: View) -> tuple[int, int, int] | None:
    """Where 分别 stands, how many quantities follow it one by one, and which of them is the view's."""
    sentence = view.sentence
    classes = sentence.classes
    index, place = view.position - 1, 0
    first = max(0, index - _LONGEST_LIST)
    while index >= first and not sentence.words[index].startswith(_RESPECTIVELY):
        if classes[index] == QUANTITY:
            place += 1
        elif classes[index] not in (*_JOINERS, CONNECTOR, MARKER):
            return None
        index -= 1
    if index < first:
        return None
    count, last = place + 1, view.position + 1
    while view.class_at(last) in _JOINERS and view.class_at(last + 1) == QUANTITY:
        count, last = count + 1, last + 2
    return index, count, place


def _clause_start(view: View, last: int) -> int:
    """The first word of the clause that ends before word `last`."""
    first = last
    while first > 0 and view.sentence.classes[first - 1] not in (BREAK, OPEN, CLOSE, QUANTITY):
        first -= 1
    return first


def _split(view: View, names: Phrase) -> list[Phrase]:
    """The names of the list."""
    items: list[Phrase] = []
    first = names.first
    for index in range(names.first, names.last + 1):
        if index == names.last or view.sentence.classes[index] in _JOINERS:
            if index > first:
                items.append(Phrase(first, index))
            first = index + 1
    return items


def _complete(view: View, items: list[Phrase], place: int) -> str:
    """One name with what it shares: what opens the first (小学入学率、巩固率) or ends the last (小学、初中入学率)."""
    sentence, item = view.sentence, items[place]
    words = text_of(sentence, item)
    first = items[0]
    if names_measure(text_of(sentence, first), view.quantity.dimension):
        if place and item.last - item.first == 1:
            shared = Phrase(first.first, first.last - 1)
            return text_of(sentence, shared).removesuffix("的") + words
        return words
    last = items[-1]
    tail = Phrase(last.first + 1, last.last)
    if sentence.classes[tail.first : tail.first + 1] == [PARTICLE]:
        tail = Phrase(tail.first + 1, tail.last)
    shared = text_of(sentence, tail)
    if any(text_of(sentence, other) == shared for other in items):
        return words  # 合格、不合格: the end of the last is a name of its own
    return words if place == len(items) - 1 else words + shared
