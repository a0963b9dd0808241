"""Quantities: a number with its unit and approximators, a rank, or a range of two numbers."""

from __future__ import annotations

from zongjie.numerals import affixes
from zongjie.numerals.figures import Amount, Quantity, Refusal, amount, plain_value
from zongjie.numerals.refusals import refusal
from zongjie.numerals.scanning import Token
from zongjie.numerals.values import Interval, chinese_value
from zongjie.numerals.vocabulary import cue
from zongjie.vocabulary.units import units

_RANK_REACH = 8
_TENTHS = 10.0
_FORM_BY_DIMENSION = {"percent": "percent", "multiple": "multiple", "doubling": "multiple"}
_UNKNOWN = frozenset({"masked", "missing"})
_PERCENT_SIGNS = frozenset({"％", "﹪"})
_LIANG_LENGTH = 2
_SCALES = (("亿", 1e8), ("万", 1e4))


def quantity(text: str, token: Token) -> Quantity | Refusal:
    """The quantity that a token states, or why it states none."""
    if found := rank(text, token):
        return found
    if _is_liang(text, token):
        value = chinese_value(text[token.start : token.end - 1])
        number = Amount(Interval(value, value), "chinese", "两")
        return _with_operator(text, token, number, token.end, None)
    number = Amount(None, "missing") if _is_missing(text, token) else amount(text, token)
    if number.unit:
        return _with_operator(text, token, number, token.end, None)
    middle = affixes.inside(text, token.end)
    end = middle.position if middle else token.end
    unit = affixes.unit_at(text, end)
    if unit:
        return _with_unit(text, token, number, unit, middle)
    if refused := refusal(text, token, number, middle is not None):
        return refused
    if number.form not in {"fraction", "ratio"}:
        number = number._replace(unit=affixes.implied_unit(text, token.start))
    return _with_operator(text, token, number, end, middle)


def rank(text: str, token: Token) -> Quantity | None:
    """A rank: 第四位, 全市第一, 第二名, 前20名; a converter may have put blanks around the number (第 4 位)."""
    sign = token.start - 1
    if text[sign : token.start] == " ":
        sign -= 1
    prefix = text[sign : sign + 1]
    if sign < 0 or prefix not in {"第", "前"} or token.form not in {"arabic", "chinese"}:
        return None
    unit = cue("rank_unit").match(text, token.end)
    if unit:
        end, name = unit.end(), unit[1]
    else:
        left = text[max(0, sign + 1 - _RANK_REACH) : sign + 1]
        scope, boundary = ("rank_scope", "rank_end") if prefix == "第" else ("top_scope", "top_end")
        is_spaced = sign < token.start - 1 and text[token.end : token.end + 1] == " "
        is_rank = cue(scope).search(left) and cue(boundary).match(text, token.end + is_spaced)
        if not is_rank and not (prefix == "前" and cue("top_list_word").match(text, token.end)):
            return None
        end, name = token.end, ""
    value = plain_value(text[token.start : token.end], token.form)
    return Quantity(sign, end, value.low, value.high, name, "eq", "rank", False, "rank")


def joined(text: str, token: Token, following: Token) -> Quantity | None:
    """The range from `token` to `following` (30%--50%, 2—3家, 5至8名), None if they make none."""
    first_unit = affixes.unit_at(text, token.end)
    dash = cue("dash").match(text, first_unit.end if first_unit else token.end)
    if not dash or dash.end() != following.start:
        return None
    left = text[max(0, token.start - _RANK_REACH) : token.start]
    if first_unit and cue("from").search(left):
        return None
    low, upper = amount(text, token).interval, quantity(text, following)
    if not isinstance(upper, Quantity) or upper.number_form == "rank":
        return None
    prefix = affixes.before(text, token.start)
    start = prefix.position if prefix else token.start
    if token.form == "masked" and low is None and upper.value_max is None:  # xx-xx人: both ends were wiped
        return upper._replace(start=start, operator="range", rule="range")
    bottom = _bottom(text, token, following, low.low, upper) if low and upper.value_max is not None else None
    if bottom is None or upper.value_max is None or bottom > upper.value_max:
        return None
    return upper._replace(start=start, value_min=bottom, operator="range", rule="range")


def share_units(text: str, quantities: list[Quantity]) -> None:
    """Give the numbers of a list the unit behind its last number: 3、5、7人 are three figures in 人."""
    for index in range(len(quantities) - 2, -1, -1):
        found, following = quantities[index], quantities[index + 1]
        if found.number_form != "arabic" or not following.unit or not text[found.end - 1].isdigit():
            continue
        comma = cue("list_comma").match(text, found.end)
        if comma and comma.end() == following.start:
            factor = _shared_scale(text, found, following)
            low, high = (None if value is None else value * factor for value in (found.value_min, found.value_max))
            quantities[index] = found._replace(unit=following.unit, value_min=low, value_max=high)


def _shared_scale(text: str, found: Quantity, following: Quantity) -> float:
    """The 万 or 亿 behind the last number of a list, where it makes both of one order (5、6万元)."""
    if found.value_max and following.value_max:
        surface = text[following.start : following.end]
        for scale, factor in _SCALES:
            if scale in surface and found.value_max * factor <= following.value_max * _TENTHS:
                return factor
    return 1.0


def _bottom(text: str, token: Token, following: Token, low: float, upper: Quantity) -> float:
    """The lower end of a range; a scale that only the upper number has counts for both (3-5万元)."""
    lower_surface, upper_surface = text[token.start : token.end], text[following.start : following.end]
    if "成" in text[following.end : upper.end] and upper.unit == "%":
        low *= _TENTHS
    if any(scale in lower_surface for scale, _ in _SCALES):
        return low
    for scale, factor in _SCALES:
        if upper_surface.endswith(scale) and upper.value_max is not None and low * factor <= upper.value_max:
            return low * factor
    return low


def _with_unit(
    text: str, token: Token, number: Amount, unit: affixes.UnitMatch, middle: affixes.Affix | None
) -> Quantity | Refusal:
    """Put number and unit together."""
    interval, name = number.interval, unit.unit
    if name == "番" and "翻" not in text[max(0, token.start - 2) : token.start]:
        return Refusal("word", "measure_word_of_effort")
    if interval and unit.surplus:
        interval = Interval(interval.low + unit.surplus, interval.high + unit.surplus)
    if interval and name == "成":
        interval = Interval(interval.low * _TENTHS, interval.high * _TENTHS)
    known = units().get(name)
    form = number.form
    if known and form not in _UNKNOWN:
        form = _FORM_BY_DIMENSION.get(known.dimension, form)
    if name == "成" or name in _PERCENT_SIGNS:
        name = "%"
    return _with_operator(text, token, Amount(interval, form, name), unit.end, middle)


def _with_operator(text: str, token: Token, number: Amount, end: int, middle: affixes.Affix | None) -> Quantity:
    """Add the operator: the approximator behind the unit decides, then that between, then that before."""
    prefix = affixes.before(text, token.start)
    if prefix and number.unit in affixes.refused_units(prefix.phrase):
        prefix = None
    suffix = affixes.after(text, end)
    is_range = number.interval is not None and not number.interval.is_exact and number.form not in _UNKNOWN
    operator = "range" if is_range else "eq"
    if suffix:
        operator, end = suffix.operator, suffix.position
    elif middle:
        operator = middle.operator
    elif any(mark in text[token.start : token.end] for mark in "余多"):
        operator = "gt"
    elif prefix and not is_range:
        operator = prefix.operator
    elif number.unit == "%" and not is_range:
        operator = affixes.bound_of_whole(text, token.start) or operator
    start = prefix.position if prefix else token.start
    low, high = (number.interval.low, number.interval.high) if number.interval else (None, None)
    is_masked = number.form in _UNKNOWN
    return Quantity(start, end, low, high, number.unit, operator, number.form, is_masked, "number_and_unit")


def _is_liang(text: str, token: Token) -> bool:
    """Whether 两 at the end of a Chinese number is the unit of weight: 二两, 八两."""
    if token.form != "chinese" or token.end - token.start != _LIANG_LENGTH or text[token.end - 1] != "两":
        return False
    return text[token.start] in "一二三四五六七八九" and affixes.unit_at(text, token.end) is None


def _is_missing(text: str, token: Token) -> bool:
    """Whether a scale stands alone where its digits were lost: "达 万余元"."""
    if token.form != "chinese" or text[token.start] not in "万亿":
        return False
    previous = text[token.start - 1 : token.start]
    if previous and previous in "_＿":
        return True
    if previous == " ":
        # within a line; before the 万 of a heading or a paragraph nothing was lost
        return cue("blank_before_money").search(text[max(0, token.start - 2) : token.end + 2]) is not None
    is_bare = token.end - token.start == 1 and text[token.end : token.end + 1] == "元"
    return is_bare and cue("amount_received").search(previous) is not None
