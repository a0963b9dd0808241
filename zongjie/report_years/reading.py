"""What a mention of a dated event proves about the report year, given the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zongjie.report_years.calendar import RecurringDay, recurring_day_evidence
from zongjie.report_years.numbers import NUMBER_PATTERN, parse_number
from zongjie.report_years.vocabulary import (
    ABSENT,
    SESSION_DIGITS,
    CountedEvent,
    DatedEvent,
    EventMatch,
    cue_patterns,
    event_matcher,
    plenary_sessions,
    year_and_month,
)
from zongjie.report_years.years import LAST_YEAR, Certainty, Evidence, year_set, years_of

_CLAUSE_END = re.compile(r"[，。；！？：,;!?:\n□]")
_BEFORE, _AFTER, _NEAR = 40, 24, 60
_FIRST_AUTUMN_MONTH = 9
_LAST_WINTER_MONTH = 1
_LAST_MONTH_OF_WRITING = 3
_NUMERALS = frozenset("〇零一二三四五六七八九十百千第0123456789")
_ANNIVERSARY = re.compile(rf"^[”\"'》]?(?:成立|建立|诞生|胜利|实施|颁布|发表|题词)?({NUMBER_PATTERN})(?:周年|华诞)")
_QUALIFIED_ORDINAL = re.compile(
    rf"第({NUMBER_PATTERN})(?:个|届|次|期)?(全国|中国|国家|国际|世界|我国|全省|全市|全区|全县|省|市|县|区)?[“\"'《]?$"
)
_LEADING_QUALIFIER = re.compile(r"(全国|中国|国家|国际|世界|我国|全省|全市|全区|全县|省|市|县|区)(?:的)?$")
_OF_THE_PARTY = ("党的", "中共", "喜迎", "迎接", "贯彻", "学习")
_NTH_YEARS = ("second_year", "third_year", "fourth_year")
_CONGRESS = re.compile(rf"(?:第)?({NUMBER_PATTERN})届$")


@dataclass(frozen=True)
class Setting:
    """What must be known about an article to read its dated events.

    `plan_spans` are the sections (clean offsets) that speak of the following year; `masked_sessions`
    the ends of wiped session numbers (xx届) in the clean text.
    """

    text: str
    is_half_year: bool
    is_school_year: bool
    is_plan: bool
    plan_spans: Sequence[tuple[int, int]]
    masked_sessions: dict[int, int]

    def is_planned(self, offset: int) -> bool:
        """Whether the character stands in a section about the following year."""
        index = bisect_right(self.plan_spans, (offset, LAST_YEAR * 10**9)) - 1
        return index >= 0 and offset < self.plan_spans[index][1]


@dataclass(frozen=True)
class Surroundings:
    """The clause before and behind a phrase, and a wider stretch around it."""

    before: str
    after: str
    near: str

    def has(self, kind: str) -> bool:
        """Whether a cue of that kind stands where it counts."""
        patterns = cue_patterns()
        places = (("before", self.before), ("after", self.after), ("near", self.near))
        return any((kind, place) in patterns and patterns[kind, place].search(text) for place, text in places)

    def allows(self, context: str | None) -> bool:
        """Whether the context that a row asks for is there, or one that it forbids is not."""
        if context is None:
            return True
        is_forbidden = context.startswith(ABSENT)
        return self.has(context.removeprefix(ABSENT)) is not is_forbidden


def event_evidence(setting: Setting) -> Iterator[Evidence]:
    """Yield the evidence of all dated events in the text, from left to right, in one pass."""
    for match in event_matcher().find(setting.text):
        if match.phrase[0] in _NUMERALS and match.start and setting.text[match.start - 1] in _NUMERALS:
            continue
        around = _surroundings(setting.text, match.start, match.end)
        for entry in match.entry:
            if isinstance(entry, DatedEvent):
                found = _dated(setting, match, entry, around)
            elif isinstance(entry, CountedEvent):
                found = _counted(setting, match, entry, around)
            elif isinstance(entry, RecurringDay):
                found = recurring_day_evidence(setting.text, match.start, match.end, entry)
            else:
                found = _plenary(setting, match, around)
            if found is not None:
                yield found


def congress_evidence(setting: Setting) -> Iterator[Evidence]:
    """Yield what a party congress whose number was wiped (迎接党的xx大) proves: it recurs every five years."""
    for end, start in sorted(setting.masked_sessions.items()):
        if setting.text[end - 1 : end] != "大":
            continue
        around = _surroundings(setting.text, start, end)
        if around.has("local_committee") or around.has("past") or not around.before.endswith(_OF_THE_PARTY):
            continue
        congresses = [year_and_month(row.month)[0] for row in plenary_sessions() if row.session == 1]
        is_ahead = around.has("future") or setting.is_planned(start) or around.has("next_year")
        if around.has("future"):
            reading, offsets = "ahead", (-1, 0)
        elif around.has("convened"):
            reading, offsets = "convened", (-1, 0, 1) if is_ahead else (0, 1)
        else:
            # a congress is studied until the next one
            continue
        years = years_of(congress + offset for congress in congresses for offset in offsets)
        rule = f"party_congress/wiped_number_{reading}"
        yield Evidence(setting.text[start:end], start, end, "party_congress", rule, "likely", years, is_periodic=True)


def _surroundings(text: str, start: int, end: int) -> Surroundings:
    """Cut the clause of text[start:end] out of the text."""
    before = text[max(start - _BEFORE, 0) : start]
    cuts = [found.end() for found in _CLAUSE_END.finditer(before)]
    after = text[end : end + _AFTER]
    cut = _CLAUSE_END.search(after)
    near = text[max(start - _NEAR, 0) : end + _NEAR]
    return Surroundings(before[cuts[-1] :] if cuts else before, after[: cut.start()] if cut else after, near)


def _dated(setting: Setting, match: EventMatch, row: DatedEvent, around: Surroundings) -> Evidence | None:
    """The evidence of a dated event, or None where its context is missing or it is told as past."""
    if not around.allows(row.context) or (row.semantics == "not_after" and around.has("past")):
        return None
    first, last = year_and_month(row.first or row.last or "0")[0], year_and_month(row.last or row.first or "0")[0]
    rule = row.semantics
    if row.semantics == "years":
        listed_years = [int(year) for year in row.years]
        years = _recurring(setting, match, listed_years, around)
    elif row.semantics == "not_after":
        years = year_set(None, last + setting.is_school_year)
    elif row.semantics == "not_before":
        years = _since(setting, match, row, around)
    elif row.semantics == "plan_period":
        rule, years = _plan_period(setting, match, row, around)
    else:
        rule, years = _within(setting, match, first, last, around)
    return Evidence(
        match.phrase,
        match.start,
        match.end,
        row.event,
        f"{row.event}/{rule}",
        "sure" if row.certainty == "sure" else "likely",
        years,
        is_periodic=row.semantics == "years",
    )


def _recurring(setting: Setting, match: EventMatch, listed_years: Sequence[int], around: Surroundings) -> int:
    """The years in which something that took place in each of several years can be mentioned."""
    if around.has("past") or around.has("review"):
        return year_set(min(listed_years))
    offsets = [0]
    if setting.is_planned(match.start) or around.has("next_year") or around.has("future"):
        offsets.append(-1)
    if setting.is_school_year:
        offsets += [-1, 1]
    return years_of(year + offset for year in listed_years for offset in offsets)


def _since(setting: Setting, match: EventMatch, row: DatedEvent, around: Surroundings) -> int:
    """The years in which something that began in a known month can be mentioned."""
    first, month = year_and_month(row.first or "")
    is_ahead = setting.is_planned(match.start) or around.has("next_year")
    if around.has("future"):
        return year_set(first - 1)
    if is_ahead:
        # what guides next year's work is known when the report is written, by the end of March at the latest
        is_known = around.has("guiding") and month is not None and month > _LAST_MONTH_OF_WRITING
        return year_set(first if is_known else first - 1)
    if setting.is_half_year:
        # a report on January to June is written by August: what began in autumn is told a year later
        return year_set(first + 1 if month is not None and month >= _FIRST_AUTUMN_MONTH else first)
    # a report on last year is written up to the end of winter: what began in January may be in it
    return year_set(first - 1 if month is not None and month <= _LAST_WINTER_MONTH else first)


def _within(setting: Setting, match: EventMatch, first: int, last: int, around: Surroundings) -> tuple[str, int]:
    """The reading chosen for something that takes place in first..last, and its report years."""
    if around.has("review") or (around.has("past") and not around.has("under_way")):
        return "past", year_set(first)
    if setting.is_planned(match.start) or around.has("next_year") or around.has("future"):
        return "ahead", year_set(first - 1, last + setting.is_school_year)
    return "in", year_set(first, last + setting.is_school_year)


def _plan_period(setting: Setting, match: EventMatch, row: DatedEvent, around: Surroundings) -> tuple[str, int]:
    """Five-year plans: drafted before they begin, in force, or merely named."""
    first, last = int(row.first or ""), int(row.last or "")
    ahead = int(setting.is_planned(match.start) or around.has("next_year"))
    tail = int(setting.is_school_year)
    rule, years = "plan_named", year_set(first - 2)
    if around.has("project"):
        rule, years = "plan_project", year_set(first - 1)
    elif around.has("review") or around.has("past"):
        pass
    elif around.has("groundwork"):
        rule, years = "plan_groundwork", year_set(first - 2, last)
    elif around.has("first_year"):
        rule, years = "plan_first_year", year_set(first - ahead, first + tail)
    elif around.has("last_year"):
        rule, years = "plan_last_year", year_set(last - ahead, last + tail)
    elif (nth := _year_of_plan(around)) is not None:
        rule, years = "plan_nth_year", year_set(first + nth - ahead, first + nth + tail)
    elif around.has("drafting"):
        rule, years = "plan_drafted", year_set(first - 2, last + tail)
    elif around.has("in_force"):
        rule, years = "plan_in_force", year_set(first - ahead, last + tail)
    return rule, years


def _year_of_plan(around: Surroundings) -> int | None:
    """Years that have passed before the one that the text calls the second, third or fourth of a plan."""
    return next((passed for passed, kind in enumerate(_NTH_YEARS, start=1) if around.has(kind)), None)


def _counted(setting: Setting, match: EventMatch, row: CountedEvent, around: Surroundings) -> Evidence | None:
    """A numbered event of a series: the number stands before the name or behind it."""
    text = setting.text
    start, end, number, qualifier = match.start, match.end, None, ""
    if row.counting == "anniversary":
        found = _ANNIVERSARY.match(text[match.end : match.end + 12])
        if found:
            number, end = parse_number(found.group(1)), match.end + found.end()
    else:
        window_start = max(match.start - 14, 0)
        found = _QUALIFIED_ORDINAL.search(text[window_start : match.start])
        if found:
            number, start = parse_number(found.group(1)), window_start + found.start()
            leading = _LEADING_QUALIFIER.search(text[max(start - 4, 0) : start])
            qualifier = found.group(2) or (leading.group(1) if leading else "")
    if number is None or not row.least <= number <= row.most:
        return None
    certainty: Certainty = "sure" if row.certainty == "sure" else "likely"
    if row.qualifiers and qualifier not in row.qualifiers:
        # other numbers are in use below the national level
        if qualifier in {"市", "县", "区", "全市", "全县", "全区"}:
            return None
        certainty = "likely"
    year = row.base + number
    clause = _surroundings(text, start, end)
    rule, years = _within(setting, match, year, year, clause)
    return Evidence(text[start:end], start, end, row.event, f"{row.event}/{rule}", certainty, years)


def _plenary(setting: Setting, match: EventMatch, around: Surroundings) -> Evidence | None:
    """A plenary session: of a named central committee, or of one whose number was wiped."""
    if around.has("local_committee"):
        return None
    text, start = setting.text, match.start
    session = SESSION_DIGITS.index(match.phrase[0]) + 1
    window_start = max(start - 6, 0)
    named = _CONGRESS.search(text[window_start:start])
    rows = plenary_sessions()
    if named:
        congress = parse_number(named.group(1))
        row = next((row for row in rows if (row.congress, row.session) == (congress, session)), None)
        if row is None:
            return None
        start = window_start + named.start()
        event = DatedEvent("plenary_session", (), "not_before", row.month, None, (), "sure", None, "", "")
        years = _since(setting, match, event, around)
        phrase = text[start : match.end]
        return Evidence(phrase, start, match.end, "plenary_session", "plenary_session/not_before", "sure", years)
    if match.start in setting.masked_sessions:
        start = setting.masked_sessions[match.start]
        around = _surroundings(text, start, match.end)
        if around.has("local_committee"):
            return None
    elif not text[window_start:start].endswith(("党的", "中央", "全会", "、")):
        return None
    years = _session_years(setting, session)
    phrase = text[start : match.end]
    rule = "plenary_session/wiped_number"
    return Evidence(phrase, start, match.end, "plenary_session", rule, "likely", years, is_periodic=True)


def _session_years(setting: Setting, session: int) -> int:
    """Years in which the n-th session of any central committee is the latest and is being studied."""
    rows = plenary_sessions()
    years = 0
    for index, row in enumerate(rows):
        if row.session != session:
            continue
        first, month = year_and_month(row.month)
        following = rows[index + 1].month if index + 1 < len(rows) else f"{first + 1}-12"
        last = year_and_month(following)[0]
        is_of_next_year = setting.is_half_year or (setting.is_plan and not setting.is_school_year)
        if is_of_next_year and month is not None and month >= _FIRST_AUTUMN_MONTH:
            # a report on half a year ends before autumn; a plan is made at the turn of the year
            first += 1
        years |= year_set(first, max(last, first))
    return years
