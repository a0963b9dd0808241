"""Masked years: 20xx年, 201x年, 20xx-20xx学年, 〔20xx〕; and wiped numbers that looked like years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zongjie.placeholders.placeholder import Placeholder
from zongjie.placeholders.quantities import quantity_tail

_CENTURY = re.compile(r"(?<![0-9A-Za-z.])(?:(?P<twenty>20|2[oO〇○]|二[〇○Oo0零])|(?P<nineteen>19|一九))\s?$")
_DECADE = re.compile(r"(?<![0-9A-Za-z.])(?P<decade>(?:19|20)\d)$")
_MASKED_YEAR = r"(?:20|2[oO〇○]|二[〇○Oo0零])[xXnN×_*○△]{1,2}|20\d[xXnN_×*]"
_RANGE = re.compile(
    rf"(?:年?\s?[-—–~－]{{1,2}}\s?|至|到|0|/)(?P<second>{_MASKED_YEAR}|20\d\d|[xX]{{2}}(?=\s?(?:学年|年)))"
    rf"(?![\dxXnN_×*])(?P<suffix>\s?(?:[学學]年|年(?![级級])))?"
)
_SUFFIX = re.compile(r"\s?(?:[学學]年|年(?![级級])|[级級](?![别別])|[届屆])")
_LONGEST_YEAR = 4
_LONGEST_DECADE = 2
"""How many mask characters may follow 20, and how many 201."""

_SIMPLIFIED = str.maketrans("學級屆", "学级届")
_BRACKETS = {"〔": "〕", "[": "]", "【": "】", "﹝": "﹞", "(": ")", "（": "）"}
_BRACKETS_OF_NUMBERS = frozenset("〔[﹝【")
_NUMBER = re.compile(r"\s?第?\d{1,4}\s?号")
_GAP_YEAR = re.compile(r"(?<![\d.])20(?:--|——|－－|\.{2,6}|…{1,2}|[（(]\s{0,4}[）)])(?=年)年")


@dataclass(frozen=True, slots=True)
class YearStem:
    """Digits and mask characters of a masked year at text[start:end], and what its form proves."""

    start: int
    end: int
    year_min: int
    year_max: int
    clean: str


def year_stem(text: str, run_start: int, run_end: int) -> YearStem | None:
    """The masked year whose wiped digits are the run text[run_start:run_end], or None."""
    length = run_end - run_start
    before = text[max(run_start - 5, 0) : run_start]
    if length <= _LONGEST_YEAR and (match := _CENTURY.search(before)):
        century = "20" if match["twenty"] else "19"
        first = int(century) * 100
        start = run_start - (match.end() - match.start())
        return YearStem(start, run_end, first, first + 99, century + "x" * min(length, 2))
    if length <= _LONGEST_DECADE and (match := _DECADE.search(before)):
        first = int(match["decade"]) * 10
        return YearStem(run_start - 3, run_end, first, first + 9, match["decade"] + "x")
    return None


def masked_year(text: str, stem: YearStem) -> Placeholder:
    """What a masked year stands for: a year, a range of years, or a number that was wiped by mistake."""
    if (match := _RANGE.match(text, stem.end)) and not (match["suffix"] is None and match[0].startswith("0")):
        return _year_range(text, stem, match)
    if bracketed := _bracketed(text, stem):
        return bracketed
    if match := _SUFFIX.match(text, stem.end):
        suffix = match[0].strip().translate(_SIMPLIFIED)
        canonical = "<year>" if suffix == "年" else f"<year:{suffix}>"
        return _year(text, stem, match.end(), canonical, f"year_mask:{suffix}")
    if tail := quantity_tail(text, stem.end, after_year=True):
        return Placeholder(
            stem.start,
            tail.end,
            "scrubbed_number",
            f"<number:{tail.unit}>",
            f"year_mask_with_unit:{tail.unit}",
            clean=_clean(text, stem, tail.end),
        )
    return _year(text, stem, stem.end, "<year>", "year_mask:bare")


def gap_years(text: str) -> list[Placeholder]:
    """Years whose last digits were replaced by dashes, dots or empty brackets."""
    return [
        Placeholder(
            match.start(), match.end(), "year", "<year>", "year_mask:gap", year_min=2000, year_max=2099, clean="20xx年"
        )
        for match in _GAP_YEAR.finditer(text)
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
    if opening not in _BRACKETS_OF_NUMBERS and not re.compile(r"\s?第?\d{1,4}\s?号").match(text, stem.end + 1):
        return None
    return Placeholder(
        stem.start - 1,
        stem.end + 1,
        "year",
        "<year:文号>",
        "year_mask:document_number",
        year_min=stem.year_min,
        year_max=stem.year_max,
        clean=_unless_same(opening + stem.clean + closing, text, stem.start - 1, stem.end + 1),
    )


def _year_range(text: str, stem: YearStem, match: re.Match[str]) -> Placeholder:
    """Two years with a dash, or with the dash lost."""
    second = match["second"]
    suffix = (match["suffix"] or "").strip()
    lost_dash = match[0].startswith("0")
    last_min, last_max = _bounds(second)
    separator = "-" if lost_dash else text[stem.end : match.start("second")]
    clean = f"{stem.clean}{separator}{_clean_digits(second)}{suffix}"
    return Placeholder(
        stem.start,
        match.end(),
        "year_range",
        "<year_range>",
        "year_range:lost_dash" if lost_dash else "year_range",
        year_min=stem.year_min,
        year_max=max(stem.year_max, last_max, last_min),
        restored=clean if lost_dash else None,
        clean=_unless_same(clean, text, stem.start, match.end()),
    )


def _bounds(year: str) -> tuple[int, int]:
    """The years that a masked or plain year may be."""
    if year.isdigit():
        return int(year), int(year)
    decade = re.match(r"(?:19|20)\d", year)
    first = int(decade[0]) * 10 if decade else 2000
    return first, first + (9 if decade else 99)


def _clean_digits(year: str) -> str:
    """A masked year in its one form."""
    return re.sub(r"[XnN×_*○△]", "x", year)


def _clean(text: str, stem: YearStem, end: int) -> str | None:
    """The mask with its digits in one form, or None where it has that form already."""
    return _unless_same(stem.clean + text[stem.end : end], text, stem.start, end)


def _unless_same(clean: str, text: str, start: int, end: int) -> str | None:
    return None if clean == text[start:end] else clean
