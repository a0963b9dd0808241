"""Numbers of lists in the formats that Word and web pages count in: 一, ①, iv."""

from __future__ import annotations

from collections.abc import Callable

_LARGEST = 9999
_CHINESE_DIGITS = "〇一二三四五六七八九"
_CHINESE_UNITS = ("", "十", "百", "千")
_LEGAL_DIGITS = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
# number formats of ECMA-376 part 1, 17.18.59
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"}
)
_SERIES = {
    "decimalEnclosedCircle": "①",
    "decimalEnclosedCircleChinese": "①",
    "decimalEnclosedParen": "⑴",
    "decimalEnclosedFullstop": "⒈",
    "ideographEnclosedCircle": "㊀",
    "ideographTraditional": "甲",
}
_SERIES_LENGTH = {"㊀": 10}


def formatted(number: int, number_format: str) -> str:
    """A number in one of Word's number formats; in Arabic digits where the format is not known, as Word does it."""
    if not 0 < number <= _LARGEST:
        return str(number)
    if number_format in _SERIES:
        return _of_series(number, _SERIES[number_format])
    write = _WRITERS.get(number_format, str)
    return write(number)


def _of_series(number: int, first: str) -> str:
    """A number that is a single character, as ③ or 丙; in Arabic digits beyond the end of the series."""
    if first == _STEMS[0]:
        return _STEMS[number - 1] if number <= len(_STEMS) else str(number)
    return chr(ord(first) + number - 1) if number <= _SERIES_LENGTH.get(first, 20) else str(number)


def _chinese(number: int) -> str:
    """A number up to 9999 in Chinese: 十二, 一百零五."""
    digits = str(number)
    parts: list[str] = []
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit != "0":
            parts.append(_CHINESE_DIGITS[int(digit)] + _CHINESE_UNITS[place])
        elif parts and parts[-1] != "零":
            parts.append("零")
    written = "".join(parts).rstrip("零")
    return written[1:] if written.startswith("一十") else written


def _legal(number: int) -> str:
    """A number in the characters of bills: 壹拾贰."""
    written = _chinese(number).translate(_LEGAL_DIGITS)
    return f"壹{written}" if written.startswith("拾") else written


def _digits(zero: int) -> Callable[[int], str]:
    """A writer of numbers with the ten digits that begin at the character `zero`."""
    return lambda number: "".join(chr(zero + int(digit)) for digit in str(number))


def _letters(number: int) -> str:
    """a, b ... z, aa, bb."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    written = ""
    for value, letters in (*_ROMAN, *_ROMAN_SMALL):
        written += letters * (number // value)
        number %= value
    return written


_WRITERS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_CHINESE, _chinese),
    "chineseLegalSimplified": _legal,
    "ideographDigital": lambda number: "".join(_CHINESE_DIGITS[int(digit)] for digit in str(number)),
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _digits(0xFF10),
    "decimalFullWidth2": _digits(0xFF10),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
"""How numbers are written; Word writes those of any other format in Arabic digits, and so does `formatted`."""
