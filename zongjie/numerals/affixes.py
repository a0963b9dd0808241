"""What stands around a number: approximators, bounds and the unit."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zongjie.numerals.values import DIGITS, SCALES
from zongjie.numerals.vocabulary import Approximator, approximators, counted_nouns, implied_units, unit_limits
from zongjie.vocabulary.units import units

_SPACES = " \u00a0\u3000"
_BRACKETS = {"（": "）", "(": ")"}
_IMPLIED_REACH = 14
_BOUND_REACH = 24
_BOUNDS = frozenset({"ge", "gt", "le", "lt"})
_SENTENCE_ENDS = "。；;！？!?\n"


class Affix(NamedTuple):
    """An approximator beside a number: where the extended span starts or ends, and its operator."""

    position: int
    operator: str
    phrase: str


class UnitMatch(NamedTuple):
    """A unit behind a number: where it ends, the unit, and what 半 adds (一个半小时)."""

    end: int
    unit: str
    surplus: float = 0.0


class _Reach(NamedTuple):
    """The length of the longest entry of each vocabulary, so that look-ups try no longer stretch."""

    before: int
    after: int
    noun: int
    unit: int


@cache
def _reach() -> _Reach:
    """Measured once, when the first number is read."""
    vocabularies = (approximators("before"), approximators("after"), counted_nouns(), units())
    return _Reach(*(max(map(len, entries)) for entries in vocabularies))


def before(text: str, start: int) -> Affix | None:
    """The approximator that ends where the number starts (a space between them is allowed)."""
    end = start - 1 if start and text[start - 1] in _SPACES else start
    rows = approximators("before")
    for length in range(min(_reach().before, end), 0, -1):
        row = rows.get(text[end - length : end])
        if row and _counts(row, text[end - length - 1 : end - length], text[start]):
            return Affix(end - length, row.operator, row.phrase)
    return None


def _counts(row: Approximator, previous: str, numeral: str) -> bool:
    """Whether the limits of an approximator before a number allow it here."""
    return previous not in row.not_after and (not row.only_numerals or numeral in row.only_numerals)


def bound_of_whole(text: str, start: int) -> str | None:
    """The operator of a bound that its whole separates from a share: 不低于经费总额的5%."""
    found = _bounds_of_wholes().search(text[max(0, start - _BOUND_REACH) : start])
    return approximators("before")[found[1]].operator if found else None


@cache
def _bounds_of_wholes() -> re.Pattern[str]:
    """A bound, the words of a whole, and 的 before the number."""
    bounds = sorted(
        (row.phrase for row in approximators("before").values() if row.operator in _BOUNDS and len(row.phrase) > 1),
        key=len,
        reverse=True,
    )
    return re.compile(f"(?<!不)({'|'.join(map(re.escape, bounds))})[^，。；;、,\\d]{{2,16}}的$")


def inside(text: str, position: int) -> Affix | None:
    """The approximator between number and unit: 余, 多, 来; behind a blank only before a unit (200 余场)."""
    is_apart = text[position : position + 1] in tuple(_SPACES)
    start = position + 1 if is_apart else position
    row = approximators("inside").get(text[start : start + 1])
    if row is None or (is_apart and _unit_end(text, start + 1) == start + 1):
        return None
    return Affix(start + 1, row.operator, row.phrase)


def after(text: str, position: int) -> Affix | None:
    """The approximator behind the unit, or behind a noun that is counted: 以上, 名在校生以上."""
    found = _after(text, position)
    if found:
        return found
    nouns = counted_nouns()
    for length in range(_reach().noun, 1, -1):
        if text[position : position + length] in nouns:
            return _after(text, position + length)
    return None


def _after(text: str, position: int) -> Affix | None:
    """The longest approximator of position `after` at `position`."""
    rows = approximators("after")
    for length in range(_reach().after, 0, -1):
        row = rows.get(text[position : position + length])
        # at the end of the text the stretch is shorter than asked for
        end = position + len(row.phrase) if row else position
        if row and text[end : end + 1] not in row.not_after:
            return Affix(end, row.operator, row.phrase)
    return None


def unit_at(text: str, position: int) -> UnitMatch | None:
    """The unit at `position` (behind at most one space), or None."""
    if text[position : position + 1] in _BRACKETS:
        return _bracketed_first(text, position)
    start = position + 1 if text[position : position + 1] in tuple(_SPACES) else position
    end = _unit_end(text, start)
    if end == start:
        return None
    unit = text[start:end]
    if unit == "个":
        return _behind_measure_word(text, start, end)
    if surplus := _surplus(text, end, unit):
        return UnitMatch(end + 1, unit, surplus)
    if text[end : end + 1] in _BRACKETS and (closed := _bracketed_last(text, end)):
        return UnitMatch(closed, text[start:closed])
    return UnitMatch(end, unit)


def _surplus(text: str, end: int, unit: str) -> float:
    """What the character behind a unit adds: 半 half of it, a digit behind 成 a tenth of it (九成五).

    Nothing where that character begins a figure of its own (三成五所).
    """
    if unit != "成":
        is_half = text[end : end + 1] == "半" and text[end + 1 : end + 2] not in _NO_HALF
        return 0.5 if is_half and units()[unit].dimension in _HALVED else 0.0
    digit = DIGITS.get(text[end : end + 1], 0)
    following = text[end + 1 : end + 2]
    if not digit or following in DIGITS or following in SCALES or _unit_end(text, end + 1) > end + 1:
        return 0.0
    return digit / 10


_HALVED = frozenset({"duration", "multiple"})
_NO_HALF = frozenset("个数年天")


def _unit_end(text: str, start: int) -> int:
    """Where the longest unit at `start` ends; `start` itself if there is none."""
    known = units()
    for length in range(_reach().unit, 0, -1):
        unit = text[start : start + length]
        if unit in known and not _is_other_word(text, start, unit):
            return start + len(unit)
    return start


def _is_other_word(text: str, start: int, unit: str) -> bool:
    """Whether the unit's characters begin another word here: 次 in 次日, m in mm."""
    end = start + len(unit)
    if unit[-1].isascii() and unit[-1].isalpha():
        following = text[end : end + 1]
        return following.isascii() and following.isalpha()
    followers = unit_limits().get(unit)
    if followers is None or _after(text, end):
        return False  # 以上 in 15所以上 is an approximator, not the 以 of 所以
    return text[end : end + 1] in followers or text[end : end + 2] in followers


def _behind_measure_word(text: str, start: int, end: int) -> UnitMatch:
    """The unit behind 个: 3.66个百分点, 7个位次, 一个半小时; 个 itself before a noun."""
    # 两个半小时 is two and a half, 两个半天 are two halves of a day
    surplus = 0.5 if text[end : end + 1] == "半" and text[end + 1 : end + 2] != "天" else 0.0
    inner = end + 1 if surplus else end
    inner_end = _unit_end(text, inner)
    known = units()
    inner_unit = text[inner:inner_end]
    if inner_end - inner > 1 and known[inner_unit].dimension != "count":
        return UnitMatch(inner_end, inner_unit, surplus)
    if surplus and inner_unit == "月":
        return UnitMatch(inner_end, "个月", surplus)
    return UnitMatch(inner, text[start:end], surplus)


def _bracketed_first(text: str, position: int) -> UnitMatch | None:
    """A unit that stands in brackets, whole or in part: 5（家）次 is 家次, 12（人） is 人."""
    close = text.find(_BRACKETS[text[position]], position + 2, position + 4)
    if close < 0:
        return None
    inner, outer = text[position + 1 : close], text[close + 1 : close + 2]
    if outer and inner + outer in units():
        return UnitMatch(close + 2, inner + outer)
    return UnitMatch(close + 1, inner) if inner in units() else None


def _bracketed_last(text: str, position: int) -> int | None:
    """Where a second unit in brackets ends: 2件(次), 12台（套）."""
    close = text.find(_BRACKETS[text[position]], position + 2, position + 4)
    return close + 1 if close > 0 and text[position + 1 : close] in units() else None


def implied_unit(text: str, start: int) -> str:
    """The unit that the words before a bare number imply; the empty string if none does."""
    left = text[max(0, start - _IMPLIED_REACH) : start]
    for mark in _SENTENCE_ENDS:
        left = left.rpartition(mark)[2]
    found = list(implied_units().find(left))
    if not found:
        return ""
    last = found[-1]
    # the level of a rate stands right behind its verb (辍学率为0)
    return last.entry if last.entry != "%" or left.rstrip(_SPACES).endswith(last.phrase) else ""


def refused_units(phrase: str) -> tuple[str, ...]:
    """Units with which an approximator before the number means something else (近三年)."""
    return approximators("before")[phrase].not_units
