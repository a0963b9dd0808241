"""What a figure without words of its own goes back to: the figure before that counts the same things.

上线310人，上线率82%，比去年280人多30人: 280人 and 30人 are numbers of people, so they speak of 310人, not of the rate.
"""

from __future__ import annotations

from zongjie.measurements.label_lists import wording
from zongjie.measurements.labels.view import View
from zongjie.measurements.sentence import Quantity, Sentence
from zongjie.measurements.words import CLOSE, OPEN

_RELATIVE = frozenset({"percent", "multiple", "doubling"})
_OF_RATE = {"percentage_point": "percent"}
_COMPARED = frozenset({"base", "change"})
_SAYS_NOTHING = frozenset({"change", "rank"})


def antecedent(view: View) -> str:
    """The label of the figure before, in the sentence, that the figure at `view` changes or is compared with.

    The nearest of the same unit; a percentage of growth goes with the comparison right before it
    (比去年280人多30人，增长10.7%). Where there is none: the label before, whatever it counts.
    """
    if not view.index:
        return view.context.label
    if view.quantity.dimension in _RELATIVE:
        is_compared = view.natures[view.index - 1].nature in _COMPARED
        return (view.context.compared if is_compared else "") or view.context.label
    found = nearest_alike(view)
    return view.context.label if found is None else view.context.labels[found].text


def nearest_alike(view: View) -> int | None:
    """The index of the nearest figure before in the sentence that counts the same, outside of closed brackets."""
    quantities = view.sentence.quantities
    for index in range(view.index - 1, -1, -1):
        if view.natures[index].nature in _SAYS_NOTHING or not _alike(quantities[index], view.quantity):
            continue
        if not _is_aside(view.sentence, index, view.position):
            return index
    return None


def _alike(first: Quantity, second: Quantity) -> bool:
    """Whether the two figures are of one kind: of one unit, or people by whatever measure word."""
    dimension = _OF_RATE.get(second.dimension, second.dimension)
    if first.dimension != dimension:
        return False
    return dimension != "count" or first.unit == second.unit or {first.unit, second.unit} <= set(wording().people_units)


def _is_aside(sentence: Sentence, index: int, position: int) -> bool:
    """Whether figure `index` stands in a bracket that is closed before word `position`."""
    depth = 0
    for kind in sentence.classes[sentence.positions[index] + 1 : position]:
        if kind == OPEN:
            depth += 1
        elif kind == CLOSE:
            if not depth:
                return True
            depth -= 1
    return False
