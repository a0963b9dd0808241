"""How exactly a figure is stated: the interval of values that its wording leaves open."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from zongjie.links.context import Figure

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_MORE = ("余", "多", "来", "几")
_NEARLY = ("近", "将近")
_LOOSE = 0.1
"""约 and 近 leave open one significant digit, but no more than a tenth."""
_RATES = frozenset({"%", "百分点", "倍", "比", "番", "分"})

Interval = tuple[float, float]


def stated_interval(figure: Figure) -> Interval | None:
    """Lowest and highest value that the wording allows, in `figure.unit_base`; None if the digits are missing.

    A figure without 约, 近 or 余 is right to half a unit of its last stated digit; whole counts
    (845人, 600元) are exact. 约5.6亿 is open by its last significant digit or a tenth, whichever is
    less, 近100 downwards only; 100余 is open upwards by its last significant digit.
    """
    if figure.low is None or figure.high is None:
        return None
    if figure.low != figure.high:
        return figure.low, figure.high
    return _interval_of(figure.low, figure.surface, figure.unit_base, figure.operator)


@lru_cache(maxsize=1 << 14)
def _interval_of(value: float, surface: str, unit_base: str, operator: str) -> Interval:
    """The interval of a single stated value; lists ask for the same ones again with each part that they grow by."""
    last, significant = _steps(surface, value, unit_base)
    loose = min(significant, abs(value) * _LOOSE)
    is_near = surface.startswith(_NEARLY)
    is_open = not any(word in surface for word in _MORE)
    return {
        "approx": (value - loose, value if is_near else value + loose),
        "gt": (value, math.inf if is_open else value + significant),
        "ge": (value, math.inf),
        "lt": (value - significant, value),
        "le": (min(0.0, value), value),
    }.get(operator, (value - last / 2, value + last / 2))


def is_exact(figure: Figure) -> bool:
    """Whether the figure is stated without 约, 近, 余 and the like, and no digit of it is missing."""
    return figure.operator == "eq" and figure.low is not None and figure.low == figure.high


def is_open(figure: Figure) -> bool:
    """Whether the figure only says on which side of a mark the value lies: 超过300人, 95%以上, 不足50人."""
    interval = stated_interval(figure)
    return figure.operator in {"lt", "le"} or (interval is not None and math.isinf(interval[1]))


def last_digit(figure: Figure) -> float:
    """The worth of the last stated digit, 0 for whole counts."""
    return 0.0 if figure.low is None else _steps(figure.surface, figure.low, figure.unit_base)[0]


def add(intervals: list[Interval]) -> Interval:
    """The sum of intervals."""
    return sum(low for low, _ in intervals), sum(high for _, high in intervals)


def overlap(first: Interval, second: Interval) -> bool:
    """Whether two intervals share more than an end point (single values: whether they are equal)."""
    low, high = max(first[0], second[0]), min(first[1], second[1])
    scale = 1e-9 * max(1.0, abs(low))
    if first[1] - first[0] <= scale or second[1] - second[0] <= scale:
        return low <= high + scale
    return low < high - scale


def sums_up(parts: list[Figure], whole: Figure) -> bool:
    """Whether the parts make up the whole within what their wording leaves open."""
    intervals = [stated_interval(part) for part in parts]
    stated = stated_interval(whole)
    known = [interval for interval in intervals if interval is not None]
    return stated is not None and len(known) == len(parts) and overlap(add(known), stated)


def _steps(surface: str, value: float, unit_base: str) -> tuple[float, float]:
    """The worth of the last stated digit (0 for whole counts) and of the last digit that is not 0."""
    match = _NUMBER.search(surface)
    digits = match[0].replace(",", "").replace("，", "") if match else _plain(value)
    number = float(digits)
    if number == 0:
        return 0.0, 0.0
    worth = value / number
    decimals = len(digits.partition(".")[2])
    last = worth * 10.0**-decimals
    stripped = digits.rstrip("0") if not decimals else digits.rstrip("0").rstrip(".")
    zeros = len(digits) - len(stripped) if not decimals else 0
    significant = worth * 10.0 ** (zeros - decimals)
    is_count = decimals == 0 and math.isclose(worth, 1.0) and unit_base not in _RATES
    return (0.0 if is_count or match is None else abs(last)), abs(significant)


def _plain(value: float) -> str:
    """The value as digits, for figures written in Chinese numerals."""
    return str(int(value)) if value == int(value) else repr(value)
