"""Among whom: 在全县总分前100名的考生中，我校有9名同学 are some of those that the clause before names."""

from __future__ import annotations

from zongjie.measurements.labels.phrases import Phrase, is_localiser, text_of
from zongjie.measurements.labels.view import View
from zongjie.measurements.words import BREAK, MARKER, QUANTITY

_COMMAS = frozenset("，,")
_LONGEST = 14


def among_whom(view: View) -> str:
    """The group that the clause before ends with, from its last figure on (前100名的考生); '' if there is none."""
    sentence = view.sentence
    classes = sentence.classes
    last = view.span.first - 1
    if last <= 0 or classes[last] != BREAK or sentence.words[last] not in _COMMAS:
        return ""
    while last > 0 and classes[last - 1] == MARKER:
        last -= 1
    if not is_localiser(sentence, last - 1):
        return ""
    first = last - 1
    while first > 0 and classes[first - 1] not in (BREAK, QUANTITY):
        first -= 1
    if first == 0 or classes[first - 1] != QUANTITY:
        return ""
    words = text_of(sentence, Phrase(first - 1, last - 1))
    return words if len(words) <= _LONGEST else ""
