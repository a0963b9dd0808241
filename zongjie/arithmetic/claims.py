"""A claim that figures make about each other, and how it is judged."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from zongjie.links.context import Article, Figure
from zongjie.links.precision import Interval, is_exact, last_digit, overlap, stated_interval

_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Check:
    """A tested claim. `figures` are whole and parts, or operands, in order."""

    kind: str
    figures: tuple[Figure, ...]
    stated: Interval | None
    computed: Interval | None
    verdict: str
    explanation: str
    restored_value: float | None = None


@dataclass(frozen=True)
class Scene:
    """An article with its links: wholes of parts, present figures of bases and changes, periods."""

    article: Article
    parents: Mapping[str, str]
    compared: Mapping[str, str]
    periods: Mapping[str, tuple[str | None, int | None, int | None]]

    def figure(self, measurement_id: str | None) -> Figure | None:
        """The figure of that identifier."""
        return self._by_id.get(measurement_id or "")

    @cached_property
    def _by_id(self) -> dict[str, Figure]:
        return {figure.measurement_id: figure for figure in self.article.figures}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of stated and computed value."""

    stated: Interval
    computed: Interval
    verdict: str


def judge_sum(stated: Figure, computed: float, interval: Interval) -> Judgement | None:
    """Compare a stated figure with a sum, difference or product. None if its digits are missing.

    Equal values hold; values that differ by no more than the wording leaves open are a matter of rounding.
    """
    window = stated_interval(stated)
    if window is None or stated.low is None:
        return None
    if math.isclose(stated.low, computed, rel_tol=_CLOSE, abs_tol=_CLOSE):
        verdict = "holds"
    elif overlap(window, interval):
        verdict = "rounding" if is_exact(stated) else "holds"
    else:
        verdict = "contradicts"
    return Judgement(window, interval, verdict)


def judge_rate(stated: Figure, computed: float, interval: Interval) -> Judgement | None:
    """Compare a stated rate with a quotient: half a unit of the last digit holds, one unit is rounding."""
    window = stated_interval(stated)
    if window is None or stated.low is None:
        return None
    slack = last_digit(stated)
    if window[0] - _CLOSE <= computed <= window[1] + _CLOSE:
        verdict = "holds"
    elif overlap(window, interval) or abs(computed - stated.low) <= slack + _CLOSE:
        verdict = "rounding"
    else:
        verdict = "contradicts"
    return Judgement(window, interval, verdict)


def quotient(numerator: Interval, denominator: Interval) -> Interval | None:
    """The interval of quotients of positive intervals; None where the denominator may be 0."""
    if denominator[0] <= 0 or numerator[0] < 0:
        return None
    return numerator[0] / denominator[1], math.inf if math.isinf(numerator[1]) else numerator[1] / denominator[0]


def is_masked_interval(figure: Figure) -> bool:
    """Whether digits of the figure were wiped."""
    return figure.is_masked and (figure.low is None or figure.low != figure.high)


def restored(figure: Figure, exact: float, others: Sequence[Figure]) -> float | None:
    """The one value of a masked figure, if the other figures are exact and it fits the mask.

    The value must lie in the mask's interval and be a whole number of what the mask leaves open
    (a wiped 20xx is a whole number, a wiped 202_万元 a whole number of 万元). In the written unit.
    """
    if not all(is_exact(other) for other in others) or figure.operator not in {"eq", "range"} or figure.factor != 1.0:
        return None
    grain = 10_000.0 if "万" in figure.surface else 1.0
    value = exact / grain
    if exact <= 0 or not math.isclose(value, round(value), rel_tol=0, abs_tol=1e-6):
        return None
    if figure.low is not None and figure.high is not None and not figure.low <= exact <= figure.high:
        return None
    return round(value) * grain


def number(value: float) -> str:
    """A number for people: no needless decimals, two at most (four below 1)."""
    if math.isinf(value):
        return "∞"
    decimals = 2 if abs(value) >= 1 else 4
    rounded = round(value, decimals)
    return str(int(rounded)) if rounded == int(rounded) else f"{rounded:.{decimals}f}".rstrip("0")


def amount(value: float, like: Figure) -> str:
    """A number in the scale (万, 亿) in which another figure is written."""
    for scale, word in ((1e8, "亿"), (1e4, "万")):
        if word in like.surface:
            return number(value / scale) + word
    return number(value)


def span(interval: Interval) -> str:
    """An interval for people; a single number where both ends are equal."""
    low, high = number(interval[0]), number(interval[1])
    return low if low == high else f"{low}–{high}"


VERDICT_WORDS = {
    "holds": ("相符", "holds"),
    "rounding": ("在取舍范围内相符", "agrees within rounding"),
    "contradicts": ("不符", "contradicts"),
    "restores": ("由此还原", "restores"),
    "implies": ("由此推得", "implies"),
}


def ending(verdict: str) -> tuple[str, str]:
    """The verdict in Chinese and English."""
    return VERDICT_WORDS[verdict]
