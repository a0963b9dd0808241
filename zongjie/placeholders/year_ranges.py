"""Ranges of masked years, also those that lost their dash: 20xx-20xx年, 20xx020xx年, 20xxxx学年, 2016-20xx年."""

from __future__ import annotations

import re

from zongjie.placeholders.placeholder import Placeholder
from zongjie.placeholders.year_stems import YearStem, unless_same

_MASKED_YEAR = r"(?:20|2[oO〇○]|二[〇○Oo0零])[xXnN×_*○△]{1,2}|20\d[xXnN_×*]"
_RANGE = re.compile(
    rf"(?:年?\s?[-—–―─~－]{{1,2}}\s?|至|到|[/.](?=20)|(?P<lost>[0一\"']?(?={_MASKED_YEAR})))"
    rf"(?P<second>{_MASKED_YEAR}|20\d\d|[xX]{{2}}(?=\s?(?:学年|年)))"
    rf"(?![\dxXnN_×*])(?P<suffix>\s?(?:[学學]年|年(?![级級])))?"
)
_SUFFIX = re.compile(r"\s?(?:[学學]年|年(?![级級])|[级級](?![别別])|[届屆])")
_PLAIN_FIRST = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)(?:年?\s?[-—–―─~－]{1,2}\s?|[至到])$")
_TWO_MASKED_YEARS = 6


def year_range(text: str, stem: YearStem) -> Placeholder | None:
    """The range of years that begins or ends with a masked year, or None."""
    if (match := _RANGE.match(text, stem.end)) and not (match["suffix"] is None and match["lost"]):
        return _two_years(text, stem, match)
    if first := _PLAIN_FIRST.search(text, max(stem.start - 9, 0), stem.start):
        return _from_plain_year(text, stem, first)
    if stem.end - stem.start == _TWO_MASKED_YEARS and text.startswith("学年", stem.end):
        return _unbroken(text, stem)
    return None


def _two_years(text: str, stem: YearStem, match: re.Match[str]) -> Placeholder:
    """Two years with a dash, or with the dash lost."""
    second = match["second"]
    suffix = (match["suffix"] or "").strip()
    lost_dash = match["lost"] is not None
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
        clean=unless_same(clean, text, stem.start, match.end()),
    )


def _from_plain_year(text: str, stem: YearStem, first: re.Match[str]) -> Placeholder:
    """2016-20xx年: only the second of two years was wiped."""
    suffix = _SUFFIX.match(text, stem.end)
    end = suffix.end() if suffix else stem.end
    clean = text[first.start() : stem.start] + stem.clean + text[stem.end : end]
    return Placeholder(
        first.start(),
        end,
        "year_range",
        "<year_range>",
        "year_range:first_plain",
        year_min=max(int(first["first"]), 1900),
        year_max=stem.year_max,
        clean=unless_same(clean, text, first.start(), end),
    )


def _unbroken(text: str, stem: YearStem) -> Placeholder:
    """20xxxx学年: two years, the second written with two digits, and the dash between them lost."""
    end = stem.end + len("学年")
    return Placeholder(
        stem.start,
        end,
        "year_range",
        "<year_range>",
        "year_range:unbroken",
        year_min=stem.year_min,
        year_max=stem.year_max,
        clean="20xx-xx学年",
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
