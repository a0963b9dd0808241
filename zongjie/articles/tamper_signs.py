"""Observable signs that a text was altered after it was written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from zongjie.articles.number_runs import has_gap
from zongjie.errors import VocabularyError
from zongjie.tables.articles import TAMPER_FLAGS
from zongjie.vocabulary import check_unique, load_csv

LEAST_WIPED_YEARS = 5
"""One year left among at least this many wiped ones, in an article or in the document, is stray."""
_YEAR = re.compile(r"[12](?<![0-9].)(?:(?<=1)9|(?<=2)0)[0-9]{2}(?=\s?(?:年|学年|届))")


@dataclass(frozen=True)
class TamperSign:
    """A row of `tamper_signs.csv`."""

    flag: str
    name: str
    least: int
    pattern: str
    source: str
    example: str


@cache
def tamper_signs() -> tuple[tuple[TamperSign, re.Pattern[str]], ...]:
    """The signs with their patterns."""
    signs = load_csv("tamper_signs", TamperSign)
    check_unique("tamper_signs.csv", signs, lambda sign: sign.name)
    compiled = tuple((sign, re.compile(sign.pattern)) for sign in signs)
    for sign, pattern in compiled:
        if sign.flag not in TAMPER_FLAGS or not pattern.search(sign.example):
            raise VocabularyError(f"tamper_signs.csv: {sign.name} has an unknown flag or an example that shows no sign")
    return compiled


def tamper_flags(titles: Sequence[str], bodies: Sequence[str], numbers: Sequence[int | None] = ()) -> tuple[str, ...]:
    """The flags of a document, in the order of TAMPER_FLAGS.

    `titles` are the titles of the document and its articles, `bodies` the texts of its articles, `numbers` those that
    the collection gives them.
    """
    counts = [_counts(body) for body in bodies]
    flags = {sign.flag for sign, _ in tamper_signs() if sum(count[sign.name] for count in counts) >= sign.least}
    years = [_YEAR.findall(body) for body in bodies]
    wiped = [sum(count[sign.name] for sign, _ in tamper_signs() if sign.flag == "year_scrubber") for count in counts]
    wholes = [([year for found in years for year in found], sum(wiped)), *zip(years, wiped, strict=True)]
    if any(len(found) == 1 and lost >= LEAST_WIPED_YEARS for found, lost in wholes):
        flags.add("stray_year")
    named = {year for title in titles for year in _YEAR.findall(title)}
    if named and "year_scrubber" in flags and not named & {year for found in years for year in found}:
        flags.add("relabelled_year")
    if has_gap(numbers):
        flags.add("missing_articles")
    return tuple(flag for flag in TAMPER_FLAGS if flag in flags)


def _counts(body: str) -> Counter[str]:
    """How often each sign is found."""
    return Counter({sign.name: len(pattern.findall(body)) for sign, pattern in tamper_signs()})
