"""The numbers of list items and headings that Word counts itself and does not store in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_MOST_LEVELS = 9
_LARGEST = 9999
_PLACE = re.compile(r"%([1-9])")
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
_NO_NUMBER = frozenset({"bullet", "none"})


@dataclass
class Level:
    """A level of a list: how its numbers look and where they begin."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""


@dataclass
class Numbering:
    """The lists of a document and how far each has been counted.

    `lists`: levels of each abstract list; `instances`: its abstract list and starts of its own;
    `styles`: list instance and level of paragraph styles, and the style each is based on.
    """

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    instances: dict[str, str] = field(default_factory=dict)
    own_starts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str | None, int | None]] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def number_of(self, instance: str | None, level: int | None, style: str | None) -> str:
        """The number that stands before a paragraph; empty where it has none. Each call counts on."""
        instance, level = self._resolve(instance, level, style)
        abstract = self.instances.get(instance or "")
        if abstract is None or instance is None or level not in (levels := self.lists.get(abstract, {})):
            return ""
        counts = self._counts.setdefault(abstract, {})
        own_start = self.own_starts.get(instance, {}).get(level)
        if own_start is not None and (instance, level) not in self._begun:
            counts[level] = own_start
        else:
            counts[level] = counts.get(level, levels[level].start - 1) + 1
        self._begun.add((instance, level))
        for deeper in range(level + 1, _MOST_LEVELS):
            counts.pop(deeper, None)
        return _written(levels, level, counts)

    def _resolve(self, instance: str | None, level: int | None, style: str | None) -> tuple[str | None, int]:
        """Instance and level of a paragraph: its own, else those of its style or of what that is based on."""
        seen: set[str] = set()
        while style and style not in seen and (instance is None or level is None):
            seen.add(style)
            of_style = self.styles.get(style, (None, None))
            instance = instance if instance is not None else of_style[0]
            level = level if level is not None else of_style[1]
            style = self.based_on.get(style)
        return instance, level or 0


def _written(levels: Mapping[int, Level], level: int, counts: Mapping[int, int]) -> str:
    """The number with the characters around it, as "（一）" or "1.2 "."""
    if levels[level].number_format in _NO_NUMBER:
        return ""

    def place(match: re.Match[str]) -> str:
        of = int(match.group(1)) - 1
        if of not in levels:
            return ""
        return formatted(counts.get(of, levels[of].start), levels[of].number_format)

    text = _PLACE.sub(place, levels[level].text)
    # Word sets a tab after the number; after 、 or ） nothing is needed to tell it from the text
    return f"{text} " if text and (text[-1].isascii() and text[-1] not in ")]") else text


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
