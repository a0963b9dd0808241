"""Numbers without a unit that state no quantity: years, codes, words."""

from __future__ import annotations

import re

from zongjie.numerals import affixes
from zongjie.numerals.figures import Amount, Refusal
from zongjie.numerals.scanning import Token
from zongjie.numerals.vocabulary import cue

_LARGE = 100
_LONG_NUMBER = 7
_ZERO_REACH = 14
_WRAPPED_LINE = 16
"""A line of so many characters or more that ends within a sentence was wrapped."""
_BARE = (
    (re.compile(r"(?:19[4-9]\d|20[0-3]\d)"), Refusal("date", "bare_year")),
    (re.compile(rf"\d{{{_LONG_NUMBER},}}"), Refusal("contact", "long_number")),
    (re.compile(r"0\d+"), Refusal("name", "code")),
    (re.compile(r"\d+(?:[.．]\d+){2,}"), Refusal("list_marker", "outline_number")),
)
_DAY_LIKE = re.compile(r"(?:0?[1-9]|1[0-2])[.．](?:0?[1-9]|[12]\d|3[01])")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")
_BY_FORM = {"circled": Refusal("list_marker", "circled"), "time": Refusal("date", "time_of_day")}


def refusal(text: str, token: Token, number: Amount, has_middle: bool) -> Refusal | None:
    """Why a number without a unit states no quantity, or None if it states one all the same.

    `has_middle`: an approximator such as 余 stands behind it.
    """
    surface = text[token.start : token.end]
    if token.form in _BY_FORM:
        return _BY_FORM[token.form]
    if token.form == "masked":
        return None if token.rule else Refusal("placeholder", "masked_number")
    if token.form in {"ratio", "fraction"} or "分之" in surface:
        return None
    if token.form == "arabic":
        return _arabic(text, token, surface)
    if surface == "零":
        is_level = cue("zero_level").search(text[max(0, token.start - _ZERO_REACH) : token.start])
        return None if is_level or cue("zero_fact").match(text, token.end) else Refusal("word", "zero_in_word")
    is_large = number.interval is not None and number.interval.low >= _LARGE and len(surface) > 1
    return None if is_large or has_middle else Refusal("word", "no_unit")


def _is_page_number(text: str, token: Token) -> bool:
    """Whether the number is a line by itself that breaks a sentence in two, as page numbers do."""
    if text[token.start - 1 : token.start] != "\n" or text[token.end : token.end + 1] != "\n":
        return False
    before = text[text.rfind("\n", 0, token.start - 1) + 1 : token.start - 1].rstrip()
    return len(before) >= _WRAPPED_LINE and _HAN.fullmatch(before[-1]) is not None


def _arabic(text: str, token: Token, surface: str) -> Refusal | None:
    """The class of a bare Arabic number that looks like a year, a code or part of a name."""
    for pattern, meaning in _BARE:
        if pattern.fullmatch(surface):
            return meaning
    if _LETTER.match(text, token.end):
        return Refusal("name", "before_letter")
    if _is_page_number(text, token):
        return Refusal("list_marker", "page_number")
    if _DAY_LIKE.fullmatch(surface) and _HAN.match(text, token.end) and not affixes.after(text, token.end):
        # 6.18宣传日: a decimal without a unit before a noun is a day
        return None if _shares_unit(text, token.end) else Refusal("date", "bare_day")
    return None


def _shares_unit(text: str, end: int) -> bool:
    """Whether another number with a unit follows in a list: 上升3.1和1.8个百分点."""
    comma = cue("list_comma").match(text, end)
    following = _DECIMAL.match(text, comma.end()) if comma else None
    return following is not None and affixes.unit_at(text, following.end()) is not None
