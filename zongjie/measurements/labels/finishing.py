"""The last touch on a label: a column head names what is counted or measured, and fits a column."""

from __future__ import annotations

from functools import lru_cache

from zongjie.measurements.label_lists import wording
from zongjie.measurements.sentence import Quantity
from zongjie.measurements.wording import (
    completing_noun,
    counting_noun,
    dimension_noun,
    measure_head,
    names_measure,
    shorten,
)

_SHORTEST = 2


def finish(label: str, quantity: Quantity, nature: str) -> str:
    """The label as a column head: 招聘教师 becomes 招聘教师人数, 建设校舍 of square metres 建设校舍面积.

    Changes and ranks already say what they are. The result has at least two characters.
    """
    return _finish(label, quantity.unit, quantity.dimension, nature)


@lru_cache(maxsize=1 << 15)
def _finish(label: str, unit: str, dimension: str, nature: str) -> str:
    words = shorten(label)
    if (
        nature not in ("change", "rank")
        and words
        and not (_is_complete(words, dimension) or _names_people(words, unit))
    ):
        words += _count_of_population(words, unit) or completing_noun(unit, dimension)
    if len(words) >= _SHORTEST:
        return words
    noun = counting_noun(unit)
    return noun if len(noun) >= _SHORTEST else dimension_noun(dimension)


def _names_people(words: str, unit: str) -> bool:
    """总人口 of 人 says what is counted."""
    return unit == "人" and words.endswith(tuple(wording().populations))


def _count_of_population(words: str, unit: str) -> str:
    """贫困人口 of 户 lacks that households are counted."""
    return counting_noun(unit) if words.endswith(tuple(wording().populations)) else ""


def _is_complete(words: str, dimension: str) -> bool:
    """Whether the words name a measure already; a part may stand after it (教师学历合格率普高)."""
    return names_measure(words, dimension) or (dimension == "percent" and measure_head(words) != "")
