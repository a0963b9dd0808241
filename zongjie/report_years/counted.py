"""Events whose number is named: the 30th Teachers' Day, the 90th anniversary of the party."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zongjie.report_years.numbers import NUMBER_PATTERN, parse_number
from zongjie.report_years.semantics import Span, usual_when_ahead, within
from zongjie.report_years.setting import Setting
from zongjie.report_years.vocabulary import CountedEvent, EventMatch
from zongjie.report_years.years import Certainty, Evidence

_QUALIFIER = "全国|中国|国家|国际|世界|我国|全省|全市|全区|全县|省|市|县|区"
_LOCAL = frozenset({"市", "县", "区", "全市", "全县", "全区"})
_ANNIVERSARY = re.compile(
    rf"^[”\"'》]?(?:成立|建立|诞生|实施|颁布|发表|题词|设立)?(?:颁布|实施|发表)? ?({NUMBER_PATTERN}) ?"
    r"(周年|年?华诞|年(?=[大国]庆|庆典|庆祝|[”\"，,。；;、）)\n ]|成就|$))"
)
_ROUND_NUMBER = 10
_ORDINAL = re.compile(
    rf"(?:第 ?({NUMBER_PATTERN}) ?(?:个|届|次|期)?|首(?:个|届|次)) ?[“\"'《]?({_QUALIFIER})?(?:的)?[“\"'《]?"
    r"(?:[0-9]{1,2}[.·•][0-9]{1,2}[”\"]?)?[“\"'《]?$"
)
_LEADING_QUALIFIER = re.compile(rf"({_QUALIFIER})(?:的)?$")
_ORDINAL_WINDOW, _ANNIVERSARY_WINDOW = 22, 16
_FESTIVE = re.compile(r"庆祝|纪念|喜迎|喜庆|迎接|献礼|庆贺|同贺|迎")


@dataclass(frozen=True)
class _Mention:
    """A numbered mention at text[start:end]; `qualifier` is the word that says whose series it is."""

    number: int
    start: int
    end: int
    qualifier: str
    is_sure: bool


def counted_evidence(setting: Setting, match: EventMatch, row: CountedEvent) -> Iterator[Evidence]:
    """Yield the year of a numbered event: the number stands before the name or behind it."""
    mention = _anniversary(setting, match, row) if row.counting == "anniversary" else _ordinal(setting, match, row)
    if mention is None or not row.least <= mention.number <= row.most:
        return
    certainty: Certainty = "sure" if row.certainty == "sure" and mention.is_sure else "likely"
    year = row.base + mention.number
    text, start, end = setting.text, mention.start, mention.end
    span = Span(year, year)
    reading, years = within(setting, start, span, setting.around(start, end))
    rule = f"{row.event}/{reading}"
    yield Evidence(text[start:end], start, end, row.event, rule, certainty, years)
    usual = usual_when_ahead(setting, start, span) if reading == "ahead" else None
    if usual is not None:
        yield Evidence(text[start:end], start, end, row.event, f"{rule}_usual", "likely", usual)


def _anniversary(setting: Setting, match: EventMatch, row: CountedEvent) -> _Mention | None:
    """The number behind the name of what is remembered (建党90周年)."""
    text = setting.text
    found = _ANNIVERSARY.match(text[match.end : match.end + _ANNIVERSARY_WINDOW])
    number = parse_number(found.group(1)) if found else None
    if found is None or number is None:
        return None
    is_sure = True
    if found.group(2) == "年":
        # sixty years of the republic: only a round number that is celebrated names the year
        is_sure = bool(_FESTIVE.search(text[max(match.start - 8, 0) : match.start]))
        if number % _ROUND_NUMBER:
            return None
    return _Mention(number, match.start, match.end + found.end(), "", is_sure)


def _ordinal(setting: Setting, match: EventMatch, row: CountedEvent) -> _Mention | None:
    """The number before the name (第30个教师节), of the national series or perhaps of another one."""
    text = setting.text
    window_start = max(match.start - _ORDINAL_WINDOW, 0)
    found = _ORDINAL.search(text[window_start : match.start])
    if found is None:
        return None
    number = parse_number(found.group(1)) if found.group(1) else 1
    if number is None:
        return None
    start = window_start + found.start()
    leading = _LEADING_QUALIFIER.search(text[max(start - 4, 0) : start])
    qualifier = found.group(2) or (leading.group(1) if leading else "")
    is_national = not row.qualifiers or qualifier in row.qualifiers
    if not is_national and qualifier in _LOCAL:
        # other numbers are in use below the national level
        return None
    return _Mention(number, start, match.end, qualifier, is_national)
