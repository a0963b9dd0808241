"""Masked years: 20xx年, 201x年, 20xx学年, 〔20xx〕; and wiped numbers that looked like years."""

from __future__ import annotations

import re

from zongjie.placeholders.placeholder import Placeholder
from zongjie.placeholders.quantities import quantity_tail
from zongjie.placeholders.year_ranges import year_range
from zongjie.placeholders.year_stems import YearStem, unless_same

_SUFFIX = re.compile(r"\s?(?:[学學]年|年(?![级級])|[级級](?![别別])|[届屆])")
_UP_TO = re.compile(r"\s?(?:[-—–~]{1,2}|至|到)\s?(?:[0-9]{4,}|(?=[0-9]+[万亿])[0-9]+)")
"""What a wiped number reaches to: 20xx—3000元."""
_DECIMALS = re.compile(r"\.\d{1,2}(?!\d)")
_SIMPLIFIED = str.maketrans("學級屆", "学级届")
_BRACKETS = {"〔": "〕", "[": "]", "【": "】", "﹝": "﹞", "(": ")", "（": "）"}
_BRACKETS_OF_NUMBERS = frozenset("〔[﹝【")
_NUMBER = re.compile(r"\s?第?\d{1,4}\s?号")
# both begin with a literal, which is found much faster than what stands before it
_DIGIT_INSIDE = re.compile(r"2(?<![\d.]2)(?:0[xX×_*]\d|[xX×_*]\d\d)(?:[学學]年|年|[级級](?![别別])|[届屆])")
_GAP_YEAR = re.compile(
    r"20(?<![\d.]20)(?:--|——|－－|\.{2,6}|…{1,2}|[?？]{2}|〇{2}|\s?[xX×_*]\s[xX×_*]\s?|[（(]\s{0,4}[）)]|\s{1,4}(?=年(?:\s?\d{1,2}\s?月|度|[春秋上下])))(?=年)年"
)


def masked_year(text: str, stem: YearStem) -> Placeholder:
    """What a masked year stands for: a year, a range of years, or a number that was wiped by mistake."""
    if found := year_range(text, stem) or _bracketed(text, stem):
        return found
    if match := _SUFFIX.match(text, stem.end):
        suffix = match[0].strip().translate(_SIMPLIFIED)
        canonical = "<year>" if suffix == "年" else f"<year:{suffix}>"
        return _year(text, stem, match.end(), canonical, f"year_mask:{suffix}")
    decimals = _DECIMALS.match(text, stem.end)
    if tail := quantity_tail(text, decimals.end() if decimals else stem.end, after_year=True):
        return Placeholder(
            stem.start,
            tail.end,
            "scrubbed_number",
            f"<number:{tail.unit}>",
            f"year_mask_with_unit:{tail.unit}",
            clean=_clean(text, stem, tail.end),
        )
    reach = _UP_TO.match(text, stem.end)
    if reach and (tail := quantity_tail(text, reach.end(), after_year=False)):
        rule = f"year_mask_in_range:{tail.unit}"
        canonical = f"<number:{tail.unit}>"
        return Placeholder(stem.start, stem.end, "scrubbed_number", canonical, rule, clean=_clean(text, stem, stem.end))
    return _year(text, stem, stem.end, "<year>", "year_mask:bare")


def gap_years(text: str) -> list[Placeholder]:
    """Years whose last digits were replaced by dashes, dots or empty brackets, and those that lost a digit inside."""
    gaps = [
        Placeholder(
            match.start(), match.end(), "year", "<year>", "year_mask:gap", year_min=2000, year_max=2099, clean="20xx年"
        )
        for match in _GAP_YEAR.finditer(text)
    ]
    return gaps + [
        Placeholder(
            match.start(), match.end(), "year", "<year>", "year_mask:digit_inside", year_min=2000, year_max=2099
        )
        for match in _DIGIT_INSIDE.finditer(text)
    ]


def _year(text: str, stem: YearStem, end: int, canonical: str, rule: str) -> Placeholder:
    return Placeholder(
        stem.start,
        end,
        "year",
        canonical,
        rule,
        year_min=stem.year_min,
        year_max=stem.year_max,
        clean=_clean(text, stem, end),
    )


def _bracketed(text: str, stem: YearStem) -> Placeholder | None:
    """The year of a document number with its brackets, or None.

    Round brackets count only where a number and 号 follow, for they also hold remarks.
    """
    opening = text[stem.start - 1] if stem.start else ""
    closing = _BRACKETS.get(opening)
    if closing is None or text[stem.end : stem.end + 1] != closing:
        return None
    if opening not in _BRACKETS_OF_NUMBERS and not _NUMBER.match(text, stem.end + 1):
        return None
    return Placeholder(
        stem.start - 1,
        stem.end + 1,
        "year",
        "<year:文号>",
        "year_mask:document_number",
        year_min=stem.year_min,
        year_max=stem.year_max,
        clean=unless_same(opening + stem.clean + closing, text, stem.start - 1, stem.end + 1),
    )


def _clean(text: str, stem: YearStem, end: int) -> str | None:
    """The mask with its digits in one form, or None where it has that form already."""
    return unless_same(stem.clean + text[stem.end : end], text, stem.start, end)
