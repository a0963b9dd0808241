"""Records of this stage, and the number itself: what a token is worth, whatever its notation."""

from __future__ import annotations

import re
from typing import NamedTuple

from zongjie.numerals.scanning import Token
from zongjie.numerals.values import Interval, arabic_value, chinese_interval, chinese_value, masked_interval

_RATIO = re.compile(r"\s?[:：∶比]\s?")
_SLASH = re.compile(r"[/／]")
_PARTS_OF = {"百": "%", "千": "‰", "万": "‱"}


class Numeral(NamedTuple):
    """A classified numeral of a clean text; `quantity` is its index in the quantities, or -1."""

    start: int
    end: int
    numeral_class: str
    rule: str
    quantity: int = -1


class Quantity(NamedTuple):
    """A figure as written, in a clean text."""

    start: int
    end: int
    value_min: float | None
    value_max: float | None
    unit: str
    operator: str
    number_form: str
    is_masked: bool
    rule: str


class Reading(NamedTuple):
    """Everything read in one clean text."""

    numerals: list[Numeral]
    quantities: list[Quantity]


class Refusal(NamedTuple):
    """Why a number states no quantity: its class instead, and the rule."""

    numeral_class: str
    rule: str


class Amount(NamedTuple):
    """The number itself: interval (None if wiped), number form, and the unit if the notation holds one."""

    interval: Interval | None
    form: str
    unit: str = ""

    @property
    def is_range(self) -> bool:
        """Whether the number is approximate by its words: 两三, 十几, 数百."""
        return self.form == "chinese" and self.interval is not None and not self.interval.is_exact


def amount(text: str, token: Token) -> Amount:
    """The number at a token."""
    surface = text[token.start : token.end]
    if token.form == "masked":
        interval = masked_interval(surface)
        return Amount(interval, "masked" if interval else "missing")
    if token.form == "ratio":
        left, right = _RATIO.split(surface)
        return _quotient(float(left), float(right), "ratio", "比")
    if token.form == "fraction":
        left, right = _SLASH.split(surface)
        return _quotient(float(left), float(right), "fraction", "")
    if "分之" in surface:
        return _spoken_fraction(surface)
    form = _arabic_form(surface) if token.form == "arabic" else "chinese"
    return Amount(plain_value(surface, token.form), form)


def plain_value(surface: str, form: str) -> Interval:
    """The interval of an Arabic (mixed) or Chinese number; `form` is that of its token."""
    if form == "chinese":
        return chinese_interval(surface)
    value = arabic_value(surface)
    return Interval(value, value)


def _arabic_form(surface: str) -> str:
    """Whether an Arabic number has Chinese scales."""
    return "mixed" if any(scale in surface for scale in "百千万亿") else "arabic"


def _quotient(left: float, right: float, form: str, unit: str) -> Amount:
    """A fraction or ratio, to the decimals that people write; without a value where the divisor is zero."""
    if right == 0:
        return Amount(None, form, unit)
    value = round(left / right, 6 if form == "ratio" else 4)
    return Amount(Interval(value, value), form, unit)


def _spoken_fraction(surface: str) -> Amount:
    """百分之八十, 千分之三, 三分之一, 3分之1."""
    below, _, above = surface.partition("分之")
    if below in _PARTS_OF:
        value = _any_value(above)
        return Amount(Interval(value, value), "percent", _PARTS_OF[below])
    return _quotient(_any_value(above), _any_value(below), "fraction", "")


def _any_value(surface: str) -> float:
    """The value of an Arabic or Chinese number."""
    return arabic_value(surface) if surface[0].isdigit() else chinese_value(surface)
