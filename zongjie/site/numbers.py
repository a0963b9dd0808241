"""Numbers as readers see them: thousands apart, intervals as intervals, what is not known said to be so."""

from __future__ import annotations

SIGNS = {"approx": "≈", "gt": ">", "ge": "≥", "lt": "<", "le": "≤"}
"""What stands before a number for its operator; equal and range have none."""

UNKNOWN = "未知"
WHOLE_BELOW = 1e15
"""Larger numbers are shown by magnitude."""


def number(value: float | None) -> str:
    """`1234567.0` as 1,234,567; up to four decimals; nothing for None."""
    if value is None:
        return ""
    if abs(value) >= WHOLE_BELOW:
        return f"{value:.4g}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")


def interval(lower: float | None, upper: float | None, unit: str = "", operator: str = "eq") -> str:
    """A value or an interval with its unit. An interval is never drawn together to one point."""
    if lower is None and upper is None:
        return UNKNOWN
    if lower == upper:
        return f"{SIGNS.get(operator, '')}{number(lower)}{unit}"
    if upper is None:
        return f"≥{number(lower)}{unit}"
    if lower is None:
        return f"≤{number(upper)}{unit}"
    return f"{number(lower)}～{number(upper)}{unit}"


def years(first: int | None, last: int | None) -> str:
    """Years that a report or a figure can be of: 2011, 2006-2012, 2010 or later."""
    if first is None and last is None:
        return ""
    if first == last:
        return str(first)
    if last is None:
        return f"≥{first}"
    return f"≤{last}" if first is None else f"{first}–{last}"
