"""Stating a number: the characters and what they say (value, operator), made together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from random import Random

from bench.sentences.slots import Slot

_DIGITS = "零一二三四五六七八九"
OPERATORS = ("approx", "gt", "ge", "lt", "le")
WORD_SOURCES = frozenset({"frac", "vague", "tenths", "double"})
_APPROXIMATORS: dict[str | None, tuple[tuple[str, str, str], ...]] = {
    None: (("", "", ""),),
    "approx": (("约", "", ""), ("近", "", ""), ("将近", "", ""), ("大约", "", ""), ("", "", "左右")),
    "gt": (("超过", "", ""), ("突破", "", ""), ("超", "", "")),
    "ge": (("", "", "以上"), ("", "", "以上"), ("不低于", "", ""), ("不少于", "", ""), ("至少", "", "")),
    "lt": (("不足", "", ""), ("低于", "", "")),
    "le": (("", "", "以内"), ("不超过", "", ""), ("", "", "以下")),
}
_SCALES = {"万": 10**4, "亿": 10**8}
FRACTIONS = (
    ("三分之一", 1, 3),
    ("三分之二", 2, 3),
    ("四分之一", 1, 4),
    ("四分之三", 3, 4),
    ("五分之一", 1, 5),
    ("1/3", 1, 3),
    ("2/5", 2, 5),
)
VAGUE = (
    ("几十", 20, 90),
    ("数十", 20, 90),
    ("十几", 11, 19),
    ("数百", 200, 900),
    ("两三", 2, 3),
    ("三四", 3, 4),
    ("七八", 7, 8),
)


@dataclass(frozen=True)
class Statement:
    """What stands in the text for a number. `number_start`, `number_end`: where the bare digits are, for damage."""

    surface: str
    value_min: float
    value_max: float
    unit: str
    operator: str
    number_start: int
    number_end: int
    scale: int
    form: str


def chinese(number: int) -> str:
    """A whole number below 100,000,000 in Chinese numerals."""
    if number == 0:
        return _DIGITS[0]
    high, low = divmod(number, 10**4)
    text = _section(high) + "万" if high else ""
    if low:
        text += ("零" if high and low < 1000 else "") + _section(low)
    return text[1:] if text.startswith("一十") else text


def _section(number: int) -> str:
    """A number below 10,000."""
    text, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // scale % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
        gap = not digit
    return text


def split_unit(unit: str) -> tuple[int, str]:
    """万元 -> 10000, 元."""
    return (_SCALES[unit[0]], unit[1:]) if unit[:1] in _SCALES else (1, unit)


def named_unit(unit: str) -> str:
    """The unit without the measure word before it: 个百分点 -> 百分点."""
    return "百分点" if unit == "个百分点" else unit


def state(value: Decimal, slot: Slot, random: Random, *, exact: bool) -> Statement:
    """Put `value` (in the unit as the slot writes it) into characters as the slot allows."""
    scale, unit = split_unit(slot.unit)
    if slot.source in WORD_SOURCES:
        return _in_words(slot.source, unit, random)
    if slot.nature == "rank":
        return _rank(int(value), unit, slot, random)
    if "ratio" in slot.forms:
        digits = f"{value}{random.choice(('∶', ':', '：', ':'))}1"
        return Statement(digits, float(value), float(value), "比", "eq", 0, len(digits), 1, "ratio")
    if "range" in slot.forms:
        return _range(value, scale, unit, random)
    operator = next((name for name in OPERATORS if name in slot.forms), None)
    free = not exact and not slot.forms & {"exact", "plain", "share", "chinese"}
    if operator is None and free and slot.nature in ("actual", "plan") and value >= 20:
        weights = (90, 4, 0, 6) if unit == "%" else (80, 7, 13, 0)
        operator = random.choices((None, "approx", "gt", "ge"), weights)[0]
    return _counted(value, slot, operator, random, free=free)


def _in_words(source: str, unit: str, random: Random) -> Statement:
    """Numbers that are words: 三分之一, 数十, 七成, 翻一番."""
    low: float
    high: float
    if source == "frac":
        words, above, below = random.choice(FRACTIONS)
        low = high = above / below
        return Statement(words, low, high, "", "eq", 0, len(words), 1, "fraction")
    if source == "vague":
        words, low, high = random.choice(VAGUE)
        return Statement(words + unit, low, high, unit, "range", 0, len(words), 1, "vague")
    if source == "tenths":
        tenths = random.randint(2, 9)
        return Statement(_DIGITS[tenths] + "成", tenths * 10, tenths * 10, "%", "eq", 0, 2, 1, "tenths")
    return Statement("翻一番", 1, 1, "番", "eq", 0, 3, 1, "double")


def _rank(value: int, unit: str, slot: Slot, random: Random) -> Statement:
    """第4位, 第四, 前20名."""
    number = chinese(value) if random.random() < 0.4 and value < 11 else str(value)
    lead = "前" if "top" in slot.forms else "第"
    return Statement(lead + number + unit, value, value, unit, "eq", 1, 1 + len(number), 1, "rank")


def _range(value: Decimal, scale: int, unit: str, random: Random) -> Statement:
    """3-5人, 30%—50%, 5至8个."""
    step = max(Decimal(1), (value * Decimal(random.choice(("0.2", "0.5")))).quantize(Decimal(1)))
    high = value + step
    dash = random.choice(("-", "—", "至", "～", "到"))
    repeated = unit == "%" and random.random() < 0.5
    name = _scale_name(scale)
    surface = f"{value}{'%' if repeated else ''}{dash}{high}{name}{unit}"
    return Statement(
        surface,
        float(value * scale),
        float(high * scale),
        unit,
        "range",
        0,
        len(surface) - len(name + unit),
        scale,
        "range",
    )


def _scale_name(scale: int) -> str:
    return {1: "", 10**4: "万", 10**8: "亿"}[scale]


def _counted(value: Decimal, slot: Slot, operator: str | None, random: Random, *, free: bool) -> Statement:
    """A number with its unit and, perhaps, a word of approximation."""
    scale, unit = split_unit(slot.unit)
    if operator in ("approx", "gt") and free and value >= 30 and value == value.to_integral_value():
        value = _rounded(value, operator)
    number, name = "", _scale_name(scale)
    if free and scale == 1 and value >= 10000 and random.random() < 0.4:
        scale, name = 10**4, "万"
        value = (value / scale).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    elif free and scale == 10**4 and value >= 10000 and random.random() < 0.7:
        scale, name = 10**8, "亿"
        value = (value / 10**4).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    whole = value == value.to_integral_value()
    in_words = whole and unit != "%" and scale == 1 and value < 100
    if in_words and ("chinese" in slot.forms or (free and random.random() < 0.1)):
        number = "两" if value == 2 and unit else chinese(int(value))
    elif whole and value >= 10000 and random.random() < 0.08:
        number = f"{int(value):,}"
    else:
        number = f"{int(value)}" if whole and "." not in str(value) else f"{value:f}"
    before, middle, after = _approximator(operator, value, unit, scale, random)
    if operator == "ge" and "ge" not in slot.forms:
        before, after = "", "以上"
    shared = "share" in slot.forms
    # 余 and 多 stand before 万 (300多万元) or behind it (3万余元)
    behind_scale = bool(middle) and bool(name) and (value < 10 or not whole or random.random() < 0.3)
    core = f"{name}{middle}" if behind_scale else f"{middle}{name}"
    surface = before + number + core + ("" if shared else unit) + after
    stated = float(value * scale)
    return Statement(
        surface,
        stated,
        stated,
        named_unit(unit),
        operator or "eq",
        len(before),
        len(before) + len(number),
        scale,
        "counted",
    )


def _rounded(value: Decimal, operator: str) -> Decimal:
    """The round number that 约 and 余 go with."""
    size = len(str(int(value)))
    step = Decimal(10) ** max(size - 2, 1)
    rounding = ROUND_DOWN if operator == "gt" else ROUND_HALF_UP
    return max((value / step).to_integral_value(rounding) * step, Decimal(10))


def _approximator(operator: str | None, value: Decimal, unit: str, scale: int, random: Random) -> tuple[str, str, str]:
    """Words before the number, behind it, and behind the unit."""
    if operator == "gt":
        whole = value == value.to_integral_value()
        if unit != "%" and whole and (value % 10 == 0 or scale > 1) and random.random() < 0.8:
            return "", random.choice(("余", "多")), ""
    return random.choice(_APPROXIMATORS[operator])
