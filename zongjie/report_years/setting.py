"""What stands around the mention of an event: the article, and the words beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zongjie.report_years.vocabulary import ABSENT, DatingCue, cue_matchers
from zongjie.report_years.years import LAST_YEAR
from zongjie.vocabulary import PhraseMatcher

_CLAUSE_END = re.compile(r"[，。；！？：,;!?:\n□]")
_BEFORE, _AFTER, _NEAR = 40, 24, 60


@dataclass(frozen=True)
class Setting:
    """What must be known about an article to read its dated events.

    `plan_spans` are the sections (clean offsets) that speak of the following year; `masked_sessions`
    the ends of wiped session numbers (xx届) in the clean text; `title` says what all of the text is about.
    """

    text: str
    title: str
    is_half_year: bool
    is_school_year: bool
    is_plan: bool
    plan_spans: Sequence[tuple[int, int]]
    masked_sessions: dict[int, int]

    def around(self, start: int, end: int) -> Surroundings:
        """The clause of text[start:end], and what stands near it: the words about it and the title."""
        clause = surroundings(self.text, start, end)
        return replace(clause, near=f"{clause.near}\n{self.title}")

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
        cues = cue_matchers()
        places = (("before", self.before), ("after", self.after), ("near", self.near))
        return any((kind, place) in cues and cues[kind, place].first(text) for place, text in places)

    def has_nearer(self, kind: str, other: str) -> bool:
        """Whether a cue of `kind` stands before, and none of the `other` kind between it and the phrase."""
        ends = {name: _last_end(cue_matchers()[name, "before"], self.before) for name in (kind, other)}
        return ends[kind] > ends[other]

    def follows(self, kind: str) -> bool:
        """Whether a cue of that kind stands directly before."""
        return any(match.end == len(self.before) for match in cue_matchers()[kind, "before"].find(self.before))

    def allows(self, context: str | None) -> bool:
        """Whether the context that a row asks for is there, or one that it forbids is not."""
        if context is None:
            return True
        is_forbidden = context.startswith(ABSENT)
        return self.has(context.removeprefix(ABSENT)) is not is_forbidden


def surroundings(text: str, start: int, end: int) -> Surroundings:
    """Cut the clause of text[start:end] out of the text."""
    before = text[max(start - _BEFORE, 0) : start]
    cuts = [found.end() for found in _CLAUSE_END.finditer(before)]
    after = text[end : end + _AFTER]
    cut = _CLAUSE_END.search(after)
    near = text[max(start - _NEAR, 0) : end + _NEAR]
    return Surroundings(before[cuts[-1] :] if cuts else before, after[: cut.start()] if cut else after, near)


def _last_end(matcher: PhraseMatcher[DatingCue], text: str) -> int:
    """Where the last match ends, -1 if there is none."""
    return max((match.end for match in matcher.find(text)), default=-1)
