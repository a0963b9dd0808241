"""Brackets around and before a word."""

from __future__ import annotations

from zongjie.measurements.sentence import Sentence
from zongjie.measurements.words import CLOSE, OPEN, QUANTITY

_ASIDE_LIMIT = 6
"""Brackets up to so many words, without a quantity, are stepped over."""


def closing_bracket(sentence: Sentence, opening: int) -> int | None:
    """The bracket that closes a short aside without quantities opened at `opening`."""
    classes = sentence.classes
    for index in range(opening + 1, min(opening + _ASIDE_LIMIT, len(classes))):
        if classes[index] == CLOSE:
            return index
        if classes[index] == QUANTITY:
            return None
    return None


def opening_bracket(sentence: Sentence, closing: int) -> int | None:
    """The bracket that opens the aside closed at `closing`, if no quantity is in it."""
    classes = sentence.classes
    for index in range(closing - 1, -1, -1):
        if classes[index] == OPEN:
            return index
        if classes[index] == QUANTITY:
            return None
    return None


def in_bracket(sentence: Sentence, position: int) -> bool:
    """Whether word `position` stands in a bracket."""
    for index in range(position - 1, -1, -1):
        if sentence.classes[index] == CLOSE:
            return False
        if sentence.classes[index] == OPEN:
            return True
    return False
