"""Small ordinal numbers as headings and list markers write them: 12, １２, 十二, 拾贰, ⑫, ⒈, ㈠."""

from __future__ import annotations

import unicodedata

DIGITS = "0-9０-９"
HAN = "零〇一二三四五六七八九十百"
FORMAL = "壹贰叁肆伍陆柒捌玖拾貳參陸"
CIRCLED = "①-⑳㈠-㈩"
ROMAN = "Ⅰ-Ⅻ"
NUMBER = f"(?:[{DIGITS}]{{1,3}}|[{HAN}]{{1,5}}|[{FORMAL}]{{1,3}}|[{CIRCLED}{ROMAN}])"
"""Regular expression for such a number, without a group."""

_PLAIN = str.maketrans(FORMAL, "一二三四五六七八九十二三六")
_HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0}


def parse_number(written: str) -> int | None:
    """The number that `written` stands for, or None if it is none (十 alone is 10, 廿 is not used)."""
    if len(written) == 1 and "Ⅰ" <= written <= "Ⅻ":
        return ord(written) - ord("Ⅰ") + 1
    folded = unicodedata.normalize("NFKC", written).strip(" ()").translate(_PLAIN)
    if folded.isdecimal():
        return int(folded)
    return _parse_han(folded)


def _parse_han(written: str) -> int | None:
    """Value of a Chinese numeral below 1000, positional (一二) or with 十 and 百."""
    if not written or any(character not in _HAN_DIGITS and character not in "十百" for character in written):
        return None
    if "十" not in written and "百" not in written:
        return int("".join(str(_HAN_DIGITS[character]) for character in written))
    total, digit = 0, None
    for character in written:
        if character in _HAN_DIGITS:
            digit = _HAN_DIGITS[character]
        else:
            weight = 10 if character == "十" else 100
            total += (1 if digit is None else digit) * weight
            digit = None
    return total + (digit or 0)
