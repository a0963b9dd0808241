"""Reading numerals: the class of each, and the quantities that they state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from zongjie.numerals import affixes
from zongjie.numerals.scanning import Mask, Token, scan
from zongjie.numerals.values import Interval, arabic_value, chinese_interval, chinese_value, masked_interval
from zongjie.numerals.vocabulary import class_patterns, units

_DASHES = re.compile(r"\s?(?:[-—–~～―－]{1,2}|至|到)\s?(?:近|约)?")
_FROM = re.compile(r"[从由自][^，。；]{0,6}$")
_RANK_SCOPE = re.compile(
    r"(?:全?[国省市县区州旗盟镇乡校局][^，。；\s]{0,4}|[居列排占得获]|名列|位列|排名|总分|综合|稳居|跃居|荣获|夺得|取得)第$"
)
_RANK_END = re.compile(r"\s?(?:[，。；、,;.!！?？）)”\s]|的(?!一)|$|和|以及|位(?!置)|名(?!称))")
_RANK_UNIT = re.compile(r"个?(名次|位次|名(?!额|单|师|校|称)|位(?!置|于))")
_TOP = re.compile(r"(?:强|[，。；、,;）)”的])")
_TOP_SCOPE = re.compile(r"(?:全?[国省市县区州]|进入|列|居|入围|挺进|排名?|位居)前$")
_ZERO_FACT = re.compile(r"(?:事故|投诉|上访|犯罪|失误|差错|死亡|违纪|辍学|发生|增长|案件|报告|伤亡|感染|作弊|信访|越级|群体|非正常|违规|问题)")
_LARGE = 100
_YEAR_LIKE = re.compile(r"(?:19[4-9]\d|20[0-3]\d)")
_DAY_LIKE = re.compile(r"(?:0?[1-9]|1[0-2])[.．](?:0?[1-9]|[12]\d|3[01])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONG_NUMBER = 7
_PERCENT_PREFIX = {"百": ("%", 1.0), "千": ("‰", 1.0), "万": ("‱", 1.0)}
_TENTHS = 10.0


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


class _Amount(NamedTuple):
    """The number itself: interval (None if wiped), form, and the unit if the notation holds one."""

    interval: Interval | None
    form: str
    unit: str = ""
    is_range: bool = False


def read(text: str, masks: Sequence[Mask] = ()) -> Reading:
    """Classify every numeral of a clean text and read the quantities among them."""
    tokens = scan(text, masks)
    reading = Reading([], [])
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        index += _read_token(text, token, following, reading)
    return reading


def _read_token(text: str, token: Token, following: Token | None, reading: Reading) -> int:
    """Read one token into `reading`; the number of tokens used (2 for a range)."""
    if token.form == "fixed":
        reading.numerals.append(Numeral(token.start, token.end, token.numeral_class, token.rule))
        return 1
    if reading.quantities and token.start < reading.quantities[-1].end:
        # 百 in 百分点, 千 in 千瓦: the unit of the quantity before holds a numeral character
        reading.numerals.append(Numeral(token.start, token.end, "word", "inside_unit"))
        return 1
    meaning = None if token.rule else _class_by_surroundings(text, token)
    if meaning:
        reading.numerals.append(Numeral(token.start, token.end, meaning[1], meaning[0]))
        return 1
    if token.in_name:
        reading.numerals.append(Numeral(token.start, token.end, "name", "inside_name"))
        return 1
    if following and (second := _range(text, token, following)):
        number = len(reading.quantities)
        reading.quantities.append(second)
        reading.numerals.append(Numeral(token.start, token.end, "measurement", "range", number))
        reading.numerals.append(Numeral(following.start, following.end, "measurement", "range", number))
        return 2
    found = _quantity(text, token)
    if isinstance(found, Quantity):
        number = len(reading.quantities)
        reading.quantities.append(found)
        reading.numerals.append(Numeral(token.start, token.end, "measurement", found.rule, number))
    else:
        reading.numerals.append(Numeral(token.start, token.end, *found))
    return 1


def _class_by_surroundings(text: str, token: Token) -> tuple[str, str] | None:
    """(rule, class) of a numeral that its surroundings show to state no quantity."""
    if text[token.start - 1 : token.start] == "第":
        return _behind_ordinal_prefix(text, token)
    return _first_pattern(text, token)


def _first_pattern(text: str, token: Token) -> tuple[str, str] | None:
    """(rule, class) of the first pattern of surroundings that matches at a token."""
    pattern, meanings = class_patterns("chinese" if token.form == "chinese" else "arabic")
    found = pattern.match(text, token.start)
    return meanings[found.lastgroup] if found and found.lastgroup else None


def _behind_ordinal_prefix(text: str, token: Token) -> tuple[str, str] | None:
    """The class of a numeral behind 第: None if it is a rank, which is a quantity."""
    found = _first_pattern(text, token)
    if found and found[1] in {"name", "document_number", "list_marker"}:
        return found
    return None if _rank(text, token) else ("ordinal_prefix", "ordinal")


def _rank(text: str, token: Token) -> Quantity | None:
    """A rank: 第四位, 全市第一, 第二名, 前20名."""
    prefix = text[token.start - 1 : token.start]
    if prefix not in {"第", "前"} or token.form not in {"arabic", "chinese"}:
        return None
    unit = _RANK_UNIT.match(text, token.end)
    if unit:
        end, name = unit.end(), unit[1]
    else:
        left = text[max(0, token.start - 8) : token.start]
        scope, boundary = (_RANK_SCOPE, _RANK_END) if prefix == "第" else (_TOP_SCOPE, _TOP)
        if not (scope.search(left) and boundary.match(text, token.end)):
            return None
        end, name = token.end, ""
    value = _plain_value(text[token.start : token.end], token.form)
    return Quantity(token.start - 1, end, value.low, value.high, name, "eq", "rank", False, "rank")


def _plain_value(surface: str, form: str) -> Interval:
    """The interval of an Arabic or Chinese number."""
    if form == "arabic":
        value = arabic_value(surface)
        return Interval(value, value)
    return chinese_interval(surface)


def _amount(text: str, token: Token) -> _Amount:
    """The number at a token."""
    surface = text[token.start : token.end]
    if token.form == "masked":
        interval = masked_interval(surface)
        return _Amount(interval, "masked" if interval else "missing")
    if token.form == "ratio":
        left, right = re.split(r"\s?[:：比]\s?", surface)
        return _fraction(float(left), float(right), "ratio", "比", 6)
    if token.form == "fraction":
        left, right = re.split(r"[/／]", surface)
        return _fraction(float(left), float(right), "fraction", "", 4)
    if "分之" in surface:
        return _spoken_fraction(surface)
    if token.form == "arabic":
        form = "mixed" if not surface[-1].isdigit() or any(scale in surface for scale in "万亿千百") else "arabic"
        value = arabic_value(surface)
        return _Amount(Interval(value, value), form)
    interval = chinese_interval(surface)
    return _Amount(interval, "chinese", is_range=not interval.is_exact)


def _fraction(left: float, right: float, form: str, unit: str, decimals: int) -> _Amount:
    """A fraction or ratio; without a value where the divisor is zero."""
    if right == 0:
        return _Amount(None, form, unit)
    value = round(left / right, decimals)
    return _Amount(Interval(value, value), form, unit)


def _spoken_fraction(surface: str) -> _Amount:
    """百分之八十, 千分之三, 三分之一, 3分之1."""
    below, _, above = surface.partition("分之")
    if below in _PERCENT_PREFIX:
        unit, factor = _PERCENT_PREFIX[below]
        value = _any_value(above) * factor
        return _Amount(Interval(value, value), "percent", unit)
    return _fraction(_any_value(above), _any_value(below), "fraction", "", 4)


def _any_value(surface: str) -> float:
    """The value of an Arabic or Chinese number."""
    return arabic_value(surface) if surface[0].isdigit() else chinese_value(surface)


def _range(text: str, token: Token, following: Token) -> Quantity | None:
    """The range that starts at `token` and ends with `following`: 30%--50%, 2—3家, 5至8名."""
    if following.form not in {"arabic", "chinese", "masked"} or token.form != following.form or following.in_name:
        return None
    first_unit = affixes.unit_at(text, token.end)
    dash = _DASHES.match(text, first_unit.end if first_unit else token.end)
    if not dash or dash.end() != following.start or _class_by_surroundings(text, following):
        return None
    if first_unit and _FROM.search(text[max(0, token.start - 8) : token.start]):
        return None
    low, high = _amount(text, token), _amount(text, following)
    upper = _quantity(text, following)
    if not isinstance(upper, Quantity) or upper.number_form == "rank" or not low.interval or not high.interval:
        return None
    if upper.value_max is None or upper.value_min is None:
        return None
    return _joined(text, token, low.interval, high.interval, upper)


def _joined(text: str, token: Token, low: Interval, high: Interval, upper: Quantity) -> Quantity | None:
    """The range from `low` to the quantity `upper`; a scale that only the upper number has counts for both."""
    if upper.value_max is None:
        return None
    bottom = low.low
    factor = upper.value_max / high.high if high.high else 1.0
    bottom *= factor
    if bottom > upper.value_max:
        return None
    scale = _trailing_scale(text, upper, high.high)
    if scale > 1 and bottom * scale <= upper.value_max and bottom < scale:
        bottom *= scale
    prefix = affixes.before(text, token.start)
    start = prefix.position if prefix else token.start
    return upper._replace(start=start, value_min=bottom, operator="range", rule="range")


def _trailing_scale(text: str, upper: Quantity, high: float) -> int:
    """The 万 or 亿 behind the upper number of a range (3-5万元), 1 if none stands there."""
    surface = text[upper.start : upper.end]
    if "亿" in surface and high >= 10**8:
        return 10**8
    return 10**4 if "万" in surface and high >= 10**4 else 1


def _quantity(text: str, token: Token) -> Quantity | tuple[str, str]:
    """The quantity that a token states, or (class, rule) if it states none."""
    if rank := _rank(text, token):
        return rank
    amount = _amount(text, token)
    if token.form == "chinese" and _is_missing_amount(text, token):
        amount = _Amount(None, "missing")
    measure_unit = _liang(text, token)
    end = token.end
    if measure_unit:
        value = chinese_value(text[token.start : token.end - 1])
        return _with_operator(text, token, Interval(value, value), "两", token.end, None, "chinese", False)
    middle = affixes.inside(text, end) if not amount.unit else None
    if middle:
        end = middle.position
    unit = None if amount.unit else affixes.unit_at(text, end)
    if unit is None and not amount.unit and (refused := _refused(text, token, amount, middle is not None)):
        return refused
    return _assemble(text, token, amount, unit, middle, end)


def _assemble(
    text: str,
    token: Token,
    amount: _Amount,
    unit: affixes.UnitMatch | None,
    middle: affixes.Affix | None,
    end: int,
) -> Quantity | tuple[str, str]:
    """Put number, unit and approximators together."""
    interval, form, name = amount.interval, amount.form, amount.unit
    if unit:
        end, name = unit.end, unit.unit
        if unit.surplus and interval:
            interval = Interval(interval.low + unit.surplus, interval.high + unit.surplus)
        if name == "番" and "翻" not in text[max(0, token.start - 2) : token.start]:
            return "word", "measure_word_of_effort"
        if name == "成":
            name = "%"
            interval = Interval(interval.low * _TENTHS, interval.high * _TENTHS) if interval else None
        form = _form_by_unit(form, units().get(unit.unit))
        name = "%" if name in {"％", "﹪"} else name
    elif not name and form not in {"fraction", "ratio"}:
        name = affixes.implied_unit(text, token.start)
    return _with_operator(text, token, interval, name, end, middle, form, amount.is_range)


def _form_by_unit(form: str, unit: object) -> str:
    """The number form that a unit brings along."""
    dimension = getattr(unit, "dimension", "")
    if form in {"masked", "missing"}:
        return form
    return {"percent": "percent", "multiple": "multiple", "doubling": "multiple"}.get(dimension, form)


def _with_operator(
    text: str,
    token: Token,
    interval: Interval | None,
    unit: str,
    end: int,
    middle: affixes.Affix | None,
    form: str,
    is_range: bool,
) -> Quantity:
    """Add the operator: behind the unit, then between, then before; approximate numbers are ranges."""
    prefix = affixes.before(text, token.start)
    if prefix and unit in affixes.refused_units(prefix.phrase):
        prefix = None
    suffix = affixes.after(text, end)
    operator = "range" if is_range else "eq"
    surface = text[token.start : token.end]
    if suffix:
        operator, end = suffix.operator, suffix.position
    elif middle:
        operator = middle.operator
    elif any(mark in surface for mark in "余多"):
        operator = "gt"
    elif prefix and not is_range:
        operator = prefix.operator
    start = prefix.position if prefix else token.start
    low, high = (interval.low, interval.high) if interval else (None, None)
    return Quantity(start, end, low, high, unit, operator, form, form in {"masked", "missing"}, "number_and_unit")


def _liang(text: str, token: Token) -> bool:
    """Whether 两 at the end of a Chinese number is the unit of weight: 二两, 八两."""
    if token.form != "chinese" or token.end - token.start != 2 or text[token.end - 1] != "两":  # noqa: PLR2004
        return False
    return text[token.start] in "一二三四五六七八九半" and affixes.unit_at(text, token.end) is None


def _is_missing_amount(text: str, token: Token) -> bool:
    """Whether a scale stands alone where digits were lost: "达 万余元"."""
    surface = text[token.start : token.end]
    if surface[0] not in "万亿":
        return False
    return token.start == 0 or text[token.start - 1] in " \u3000_＿" or (surface == "万" and text[token.end : token.end + 1] == "元" and text[token.start - 1] in "达约资入金")


def _refused(text: str, token: Token, amount: _Amount, has_middle: bool) -> tuple[str, str] | None:
    """(class, rule) of a number without a unit that states no quantity."""
    surface = text[token.start : token.end]
    if token.form in {"ratio", "fraction"} or "分之" in surface:
        return None
    if token.form == "circled":
        return "list_marker", "circled"
    if token.form == "masked":
        return None if token.rule else ("placeholder", "masked_number")
    if token.form == "time":
        return "date", "time_of_day"
    if token.form == "arabic":
        return _refused_arabic(text, token, surface)
    if surface[0] == "零" and len(surface) == 1:
        return None if _ZERO_FACT.match(text, token.end) else ("word", "zero_in_word")
    large = amount.interval is not None and amount.interval.low >= _LARGE and len(surface) > 1
    return None if large or has_middle else ("word", "no_unit")


def _refused_arabic(text: str, token: Token, surface: str) -> tuple[str, str] | None:
    """The class of a bare Arabic number that looks like a year, a code or part of a name."""
    if _YEAR_LIKE.fullmatch(surface):
        return "date", "bare_year"
    if surface.isdigit() and len(surface) >= _LONG_NUMBER:
        return "contact", "long_number"
    if len(surface) > 1 and surface[0] == "0" and surface.isdigit():
        return "name", "code"
    if surface.count(".") > 1:
        return "list_marker", "outline_number"
    following = text[token.end : token.end + 1]
    if following.isascii() and following.isalpha():
        return "name", "before_letter"
    if _DAY_LIKE.fullmatch(surface) and _HAN.match(following) and not affixes.after(text, token.end):
        # 6.18宣传日: a decimal without a unit before a noun is a day
        return "date", "bare_day"
    return None
