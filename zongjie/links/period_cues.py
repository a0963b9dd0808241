"""Expressions of time: the reviewed words, and the one pattern that finds them with their dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.tables.links import PERIOD_KINDS
from zongjie.vocabulary import check_unique, load_csv

SLOTS = frozenset(
    {
        *("year", "part", "whole", "bound", "until", "since_before", "since_after", "end", "early"),
        *("comparing", "comparing_with", "comparing_year", "compared"),
    }
)
ANCHORS = frozenset({"report", "absolute", "none"})

_MASKED_YEAR = r"20[0-9]?[xX×_*＿]{1,3}|(?<![0-9xX×_*])(?:[xX×]{2}|_{2})"
_ONE_YEAR = rf"(?:(?:19|20)\d\d|{_MASKED_YEAR})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|[xX×_]{1,2})"
_DAY = r"(?:\d{1,2}|[xX×_]{1,2})日"
_NUMERAL = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})"
_CLAUSE = re.compile(r"[^,，;；。!！?？\n]*")
_CHINESE = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


@dataclass(frozen=True, slots=True)
class PeriodCue:
    """A word of time from `period_cues.csv`."""

    cue: str
    slot: str
    kind: str
    anchor: str
    first: int | None
    last: int | None
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time at text[start:end].

    `word` is the vocabulary row that carries it, if any; `years` what is written of the year
    ("2013", "20xx"; two for a range); `month` and `day` are numbers where they can be read.
    """

    start: int
    end: int
    text: str
    word: PeriodCue | None
    year_word: PeriodCue | None
    years: tuple[str, ...]
    form: str
    month: int | None
    day: int | None
    last_years: int | None
    is_as_of: bool
    is_until: bool
    is_since: bool
    is_end: bool
    is_comparing: bool

    @property
    def has_masked_year(self) -> bool:
        """Whether its year was wiped."""
        return any(not year.isdigit() for year in self.years)


@cache
def period_cues() -> tuple[PeriodCue, ...]:
    """The rows of `period_cues.csv`. Raises VocabularyError where a row breaks the file's rules."""
    rows = load_csv("period_cues", PeriodCue)
    check_unique("period_cues.csv", rows, lambda row: (row.cue, row.slot))
    for row in rows:
        if row.slot not in SLOTS or row.anchor not in ANCHORS or row.kind not in PERIOD_KINDS:
            raise VocabularyError(f"period_cues.csv: slot, anchor or kind of {row.cue!r} is unknown")
        if row.cue not in row.example:
            raise VocabularyError(f"period_cues.csv: the example of {row.cue!r} does not contain it")
        if row.anchor == "absolute" and (row.first is None or row.last is None):
            raise VocabularyError(f"period_cues.csv: {row.cue!r} is absolute and needs both years")
    return rows


def find_expressions(text: str) -> Iterator[Expression]:
    """Yield the expressions of time in `text` from left to right; titles in 《》 are passed over."""
    pattern = _pattern()
    for match in pattern.finditer(text):
        if match["skip"] is None:
            yield _expression(text, match)


@cache
def _words(slot: str) -> dict[str, PeriodCue]:
    return {row.cue: row for row in period_cues() if row.slot == slot}


def _any_of(slot: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_words(slot), key=lambda word: (-len(word), word)))


@cache
def _pattern() -> re.Pattern[str]:
    """One alternation over all forms. Each branch starts with a literal or a digit, so failing is cheap."""
    month = rf"(?P<month>{_MONTH})月(?:份)?(?P<day>{_DAY})?"
    month_range = rf"(?:{_MONTH}(?:月(?:{_DAY})?)?[-—–~至、到]{{1,2}}(?={_MONTH}(?:月|[-—–~至、到]))){{1,6}}"
    year_range = rf"(?P<first_year>{_ONE_YEAR})(?:年)?[-—–~至到]+(?P<second_year>{_ONE_YEAR})(?P<range_form>学年度?|年)"
    single = rf"(?P<year>{_ONE_YEAR})(?P<form>学年度?|年度|年(?!版|级|轮)|(?<=20..)[级届])"
    date = (
        rf"(?:{year_range}|{single}|(?P<year_word>{_any_of('year')}))"
        rf"(?:(?P<part>{_any_of('part')})|(?:{month_range})?{month})?"
    )
    bare_month = rf"(?P<bare_month>{_MONTH})月(?:份)?(?P<bare_day>{_DAY})?"
    bare = rf"(?P<bare_part>{_any_of('part')})|(?:{month_range})?{bare_month}"
    bound = rf"(?:(?P<bound>{_any_of('bound')})|(?P<until>{_any_of('until')})|(?P<since>{_any_of('since_before')}))?"
    tail = rf"(?P<end>{_any_of('end')}|{_any_of('early')})?(?P<since_after>{_any_of('since_after')})?"
    last_years = rf"(?:近(?P<near>{_NUMERAL})年来?|(?P<past>(?!一年){_NUMERAL})年来)"
    whole = rf"(?:{_any_of('bound')})?(?P<whole>{_any_of('whole')})"
    return re.compile(rf"(?P<skip>《[^》\n]{{0,80}}》)|{whole}|{last_years}|{bound}(?:{date}|{bare}){tail}")


def _expression(text: str, match: re.Match[str]) -> Expression:
    """Read one match of the pattern."""
    group = match.groupdict()
    word = _word(group)
    years = tuple(year for year in (group["first_year"], group["second_year"], group["year"]) if year)
    day = group["day"] or group["bare_day"]
    near = group["near"] or group["past"]
    is_since = group["since_after"] is not None
    # 从去年的3所: 从 leads to the base and is no part of the time; 自2010年以来: it is
    start = match.end("since") if group["since"] and not is_since else match.start()
    return Expression(
        start=start,
        end=match.end(),
        text=text[start : match.end()],
        word=word,
        year_word=_words("year").get(group["year_word"] or ""),
        years=years,
        form=group["form"] or group["range_form"] or "",
        month=_number(group["month"] or group["bare_month"]),
        day=_number(day.removesuffix("日")) if day else None,
        last_years=_number(near),
        is_as_of=group["bound"] is not None
        or (group["whole"] is not None and word is not None and word.kind == "as_of"),
        is_until=group["until"] is not None,
        is_since=is_since,
        is_end=group["end"] in _words("end"),
        is_comparing=_is_comparing(text, match, group["since"]),
    )


def _word(group: dict[str, str | None]) -> PeriodCue | None:
    part = group["part"] or group["bare_part"]
    if part:
        return _words("part")[part]
    if group["whole"]:
        return _words("whole")[group["whole"]]
    return _words("year").get(group["year_word"] or "")


def _is_comparing(text: str, match: re.Match[str], since: str | None) -> bool:
    """Whether the words around it make it the time of a base: 比去年, 去年同期, 从去年的3所."""
    before = text[max(0, match.start() - 2) : match.start()]
    behind = text[match.end() : match.end() + 5].lstrip("的")
    if before.endswith(tuple(_words("comparing"))) or behind.startswith(tuple(_words("compared"))):
        return True
    if before.endswith(tuple(_words("comparing_with"))):
        clause = _CLAUSE.match(text, match.end())
        return clause is not None and any(word in clause[0] for word in _words("compared"))
    return since in _words("comparing_year") and match["since_after"] is None


def _number(text: str | None) -> int | None:
    """A small number in digits or Chinese numerals; None where it was wiped."""
    if not text:
        return None
    if text.isdigit():
        return int(text)
    if any(character not in _CHINESE for character in text):
        return None
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * _CHINESE.get(tens, 1) + _CHINESE.get(ones, 0)
    return _CHINESE[text] if len(text) == 1 else None
