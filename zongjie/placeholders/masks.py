"""Masks of an article: runs of mask characters, each read once from left to right."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import chain

from zongjie.placeholders.blanks import Run, wiped_word
from zongjie.placeholders.placeholder import Placeholder
from zongjie.placeholders.quantities import quantity_tail
from zongjie.placeholders.suffixes import suffix_at
from zongjie.placeholders.vocabulary import exceptions, glyphs
from zongjie.placeholders.year_stems import year_stem
from zongjie.placeholders.years import gap_years, masked_year

_REACH = 100
"""No exception is longer on either side of the run that it covers."""
_LATIN = re.compile("[A-Za-z]")
# each begins with a literal, which is found much faster than a class or what stands before it
_EMPTY_BRACKETS = tuple(re.compile(rf"{one}(?<=[\u3400-\u9fff]{one})\s{{0,6}}[）)]") for one in ("（", r"\("))
_NAMES = frozenset({"org", "place", "person"})
_COORDINATION = re.compile("[、和与及]|以及")
_NUMBERS = frozenset({"count", "money", "month_day"})
_PERCENTAGES = ("<count:%>", "<count:百分点>")
_RANGE_OR_LIST = re.compile(r"\s?(?:[-—–~]{1,2}|[至到、和与])\s?")
_RANGE = re.compile(r"\s?(?:[-—–~]{1,2}|[至到、])\s?")


def find_masks(text: str) -> list[Placeholder]:
    """Wiped years, numbers, names and words of an article (width folded), in order."""
    runs = list(_runs(text))
    found = gap_years(text) + _empty_brackets(text)
    if runs:
        found += _read(text, _without_exceptions(text, runs))
    return _coordinated(text, sorted(found, key=lambda one: one.start))


def _empty_brackets(text: str) -> list[Placeholder]:
    """Numbers of which only the brackets around them are left: 在校生()人."""
    found: list[Placeholder] = []
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _EMPTY_BRACKETS):
        if tail := quantity_tail(text, match.end(), after_year=False):
            kind = "money" if tail.dimension == "money" else "count"
            found.append(
                Placeholder(match.start(), tail.end, kind, f"<{kind}:{tail.unit}>", f"empty_brackets:{tail.unit}")
            )
    return found


def _read(text: str, runs: list[Run]) -> list[Placeholder]:
    """Each run as what it stands for; a mask may take in the runs that follow it."""
    found: list[Placeholder] = []
    read_until = 0
    for run in runs:
        if run.start < read_until:
            continue
        stem = year_stem(text, run.start, run.end)
        one = masked_year(text, stem) if stem else wiped_word(text, run)
        if one:
            found.append(one)
            read_until = one.end
    return _vouched_for(text, found)


def _vouched_for(text: str, found: list[Placeholder]) -> list[Placeholder]:
    """Without single letters of which nothing shows that they are masks, here or elsewhere in the article."""
    vouched = {text[one.start] for one in found if not one.rule.startswith("bare:")}
    return [
        one
        for one in found
        if one.end - one.start > 1 or not one.rule.startswith("bare:") or text[one.start] in vouched
    ]


def _without_exceptions(text: str, runs: list[Run]) -> list[Run]:
    """Runs that no exception covers and that are no part of a Latin word."""
    stretches = _around(text, runs)
    covered = [(match.start, match.end) for start, end in stretches for match in exceptions().find(text, start, end)]
    starts = [start for start, _ in covered]
    kept: list[Run] = []
    for run in runs:
        index = bisect_right(starts, run.start) - 1
        if index >= 0 and run.start < covered[index][1]:
            continue
        around = text[max(run.start - 1, 0) : run.start] + text[run.end : run.end + 1]
        if not _LATIN.search(around) or (year_stem(text, run.start, run.end) and not _LATIN.match(text, run.end)):
            kept.append(run)
    return kept


def _around(text: str, runs: list[Run]) -> Iterator[tuple[int, int]]:
    """Where an exception for one of the runs may stand: what is near them, to the end of a line; no place twice."""
    start, end = 0, 0
    for run in runs:
        stop = text.find("\n", run.end, run.end + _REACH) + 1 or min(run.end + _REACH, len(text))
        if run.start - _REACH > end:
            yield start, end
            start = run.start - _REACH
        end = max(end, stop)
    yield start, end


def _runs(text: str) -> Iterator[Run]:
    """Runs of one mask character, in order; single ones with a blank between are one where a suffix follows (X X市)."""
    chain: list[Run] = []
    for run in _unbroken_runs(text):
        if chain and not _goes_on(text, chain[-1], run):
            yield from _set_wide(text, chain)
            chain = []
        chain.append(run)
    yield from _set_wide(text, chain)


def _goes_on(text: str, before: Run, run: Run) -> bool:
    """Whether a blank alone stands between two single characters of one kind."""
    are_single = run.end - run.start == before.end - before.start == 1
    return are_single and before.glyph == run.glyph and text[before.end : run.start] == " "


def _set_wide(text: str, chain: list[Run]) -> list[Run]:
    """The runs of a chain as one, if a suffix follows that vouches for them."""
    if len(chain) > 1:
        end = chain[-1].end
        if suffix_at(text, end) or (text[end : end + 1] == " " and suffix_at(text, end + 1)):
            return [Run(chain[0].start, end, chain[0].glyph)]
    return chain


def _unbroken_runs(text: str) -> Iterator[Run]:
    """Runs of one mask character, in order."""
    several, one = _run_patterns()
    for match in several.finditer(text):
        for run in one.finditer(text, match.start(), match.end()):
            yield Run(run.start(), run.end(), text[run.start()])


@cache
def _run_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Runs of mask characters of any kind, which are found fast, and runs of one kind."""
    characters = "".join(re.escape(row.glyph) for row in glyphs())
    return re.compile(f"[{characters}]+"), re.compile(rf"([{characters}])\1*")


def _coordinated(text: str, found: list[Placeholder]) -> list[Placeholder]:
    """Bare masks take the kind of what they are listed with (xx、xx中学) or of what ends their range (x至xx名)."""
    for index in range(len(found) - 2, -1, -1):
        one, following = found[index], found[index + 1]
        link = _link_to(following)
        if link and one.rule == "bare:place_by_default" and link.fullmatch(text, one.end, following.start):
            kind = following.kind
            found[index] = Placeholder(one.start, one.end, kind, f"<{kind}>", f"listed_with:{kind}")
    return found


def _link_to(following: Placeholder) -> re.Pattern[str] | None:
    """What may stand between a bare mask and one that says what both are; names and shares are listed with 和 too."""
    if following.kind in _NAMES:
        return _COORDINATION
    if following.canonical in _PERCENTAGES:
        return _RANGE_OR_LIST
    return _RANGE if following.kind in _NUMBERS else None
