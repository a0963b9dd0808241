"""An item of an enumeration and whom it is about: 小学17所，学生735人，教师54人；初中1所，学生303人."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from zongjie.measurements.label_lists import wording
from zongjie.measurements.labels.phrases import NOMINAL
from zongjie.measurements.labels.view import View
from zongjie.measurements.sentence import Sentence
from zongjie.measurements.words import BREAK, CONNECTOR, MARKER, NUMBER, PLACE, TIME

_ITEM_ENDS = frozenset("；;。\n")
_OPENING = frozenset({TIME, PLACE, MARKER, NUMBER, CONNECTOR})
"""Words before the stage: 2009年全乡有小学17所. The name of a school is of other classes."""
_BEFORE_FIGURE = frozenset({*NOMINAL, CONNECTOR, MARKER})


@cache
def _stages() -> frozenset[str]:
    return frozenset(wording().stages)


def stage_in_force(view: View) -> str:
    """The stage (小学) with which the item of the figure opens, if it counts its schools or people there.

    '' where the item counts those of another stage too, for then the figure may be of all.
    """
    sentence = view.sentence
    start = _start_of_item(sentence, view.position)
    words, classes = sentence.words, sentence.classes
    opening = (
        i for i in range(start, view.span.first) if classes[i] not in _OPENING and words[i] not in wording().among_them
    )
    first = next(opening, view.span.first)
    if first >= view.span.first or not _counts_stage(sentence, first):
        return ""
    others = (i for i in range(first + 1, view.span.first) if sentence.words[i] != sentence.words[first])
    return "" if any(_counts_stage(sentence, index) for index in others) else sentence.words[first]


def _start_of_item(sentence: Sentence, position: int) -> int:
    """The first word of the item of word `position`, which begins after a semicolon or with the sentence."""
    while position > 0:
        if sentence.classes[position - 1] == BREAK and sentence.words[position - 1] in _ITEM_ENDS:
            break
        position -= 1
    return position


def _counts_stage(sentence: Sentence, index: int) -> bool:
    """Whether word `index` is a stage whose schools or people are counted: 小学17所, 小学教师85人, 小学有班级52个."""
    if sentence.words[index] not in _stages():
        return False
    classes = sentence.classes
    while index < len(classes) and classes[index] in _BEFORE_FIGURE:
        index += 1
    figure = bisect_left(sentence.positions, index)
    is_figure = figure < len(sentence.positions) and sentence.positions[figure] == index
    return is_figure and sentence.quantities[figure].dimension == "count"
