"""Party congresses and plenary sessions of the Central Committee, named or with a wiped number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zongjie.report_years.numbers import NUMBER_PATTERN, parse_number
from zongjie.report_years.semantics import FIRST_AUTUMN_MONTH, since
from zongjie.report_years.setting import Setting, Surroundings
from zongjie.report_years.vocabulary import (
    SESSION_DIGITS,
    EventMatch,
    PlenarySession,
    cue_matchers,
    plenary_sessions,
    year_and_month,
)
from zongjie.report_years.years import Evidence, year_set, years_of

_OF_THE_PARTY = ("党的", "中共", "喜迎", "迎接", "贯彻", "学习")
_CONGRESS = re.compile(rf"(?:第)?({NUMBER_PATTERN})届$")
_LISTED = re.compile(rf"(?:第)?({NUMBER_PATTERN})届(?:[{SESSION_DIGITS}]中)?(?:、?[{SESSION_DIGITS}]中)*、$")
_LIST_WINDOW = 16
_STUDIED_SESSIONS = frozenset({1, 3, 4, 5, 6})
"""Sessions whose decisions are studied everywhere: the congress itself, and those on policy (not on personnel)."""
_SESSION_WINDOW = 6


@dataclass
class LatestSession:
    """The latest congress or session that a text studies: it is rarely named alone once a newer one is a year old.

    What a text goes by is never that old that the congress after it has been held for a year.
    """

    moment: tuple[int, int] = (0, 0)
    piece: Evidence | None = None
    is_studied: bool = False

    def note(self, moment: str, piece: Evidence, around: Surroundings) -> None:
        """Remember a mention unless it is told as past (十八大以来)."""
        year, month = year_and_month(moment)
        is_past = around.has("past") or cue_matchers()["past", "after"].first(piece.phrase) is not None
        if is_past or (year, month or 0) < self.moment:
            return
        is_studied = around.has("study") or around.has("guiding")
        self.is_studied = is_studied or (self.is_studied and (year, month or 0) == self.moment)
        self.moment, self.piece = (year, month or 0), piece

    def evidence(self) -> Iterator[Evidence]:
        """Yield the years in which the latest session that is named would be the latest to name."""
        piece = self.piece
        if piece is None:
            return
        later = self._next(_STUDIED_SESSIONS)
        if later is not None:
            rule, years = f"{piece.event}/latest", year_set(None, later + 1)
            yield Evidence(piece.phrase, piece.start, piece.end, piece.event, rule, "likely", years)
        congress = self._next(frozenset({1}))
        if congress is not None and self.is_studied:
            rule, years = f"{piece.event}/before_next_congress", year_set(None, congress + 1)
            yield Evidence(piece.phrase, piece.start, piece.end, piece.event, rule, "sure", years)

    def _next(self, sessions: frozenset[int]) -> int | None:
        """The year of the first of these sessions after the one that is named."""
        moments = (year_and_month(row.month) for row in plenary_sessions() if row.session in sessions)
        return next((year for year, month in moments if (year, month or 0) > self.moment), None)


def congress_evidence(setting: Setting) -> Iterator[Evidence]:
    """Yield what a party congress whose number was wiped (迎接党的xx大) proves: it recurs every five years."""
    for end, start in sorted(setting.masked_sessions.items()):
        if setting.text[end - 1 : end] != "大":
            continue
        around = setting.around(start, end)
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


def plenary_evidence(setting: Setting, match: EventMatch, around: Surroundings) -> Iterator[Evidence]:
    """Yield what a plenary session proves: of a named central committee, or of one whose number was wiped."""
    if around.has("local_committee"):
        return
    named = named_session(setting.text, match)
    if named is not None:
        row, start = named
        years = since(setting, match.start, row.month, around)
        phrase, rule = setting.text[start : match.end], "plenary_session/not_before"
        yield Evidence(phrase, start, match.end, "plenary_session", rule, "sure", years)
        return
    text, start = setting.text, match.start
    if start in setting.masked_sessions:
        start = setting.masked_sessions[start]
        if setting.around(start, match.end).has("local_committee"):
            return
    elif not text[max(start - _SESSION_WINDOW, 0) : start].endswith(("党的", "中央", "全会", "、")):
        return
    years = _session_years(setting, SESSION_DIGITS.index(match.phrase[0]) + 1)
    phrase, rule = text[start : match.end], "plenary_session/wiped_number"
    yield Evidence(phrase, start, match.end, "plenary_session", rule, "likely", years, is_periodic=True)


def named_session(text: str, match: EventMatch) -> tuple[PlenarySession, int] | None:
    """The session named at a match (十八届三中全会; the last of 十八届三中、四中全会) and where its name starts."""
    session = SESSION_DIGITS.index(match.phrase[0]) + 1
    for pattern, length in ((_CONGRESS, _SESSION_WINDOW), (_LISTED, _LIST_WINDOW)):
        window_start = max(match.start - length, 0)
        found = pattern.search(text[window_start : match.start])
        if found:
            congress = parse_number(found.group(1))
            known = ((row.congress, row.session) == (congress, session) for row in plenary_sessions())
            row = next((row for row, is_it in zip(plenary_sessions(), known, strict=True) if is_it), None)
            return (row, window_start + found.start()) if row else None
    return None


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
        if is_of_next_year and month is not None and month >= FIRST_AUTUMN_MONTH:
            # a report on half a year ends before autumn; a plan is made at the turn of the year
            first += 1
        years |= year_set(first, max(last, first))
    return years
