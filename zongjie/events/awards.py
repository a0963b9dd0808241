"""The columns of awards: level, giver, grade and recipient, read from the words around each count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from zongjie.errors import VocabularyError
from zongjie.events.clauses import Part
from zongjie.events.grouping import Draft
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv

Entry = TypeVar("Entry")

_QUOTED = re.compile(r"[“\"《]([^”\"》]{2,30})[”\"》]")
_CALLED = re.compile(r"(?:被?评为|被?授予|获得?|荣获|入选|评选出|评出|表彰)了?([\u4e00-\u9fffA-Za-z·（）()]{3,40})$")


@dataclass(frozen=True, slots=True)
class AwardWord:
    """A word for a level, giver, grade or kind of recipient."""

    field: str
    phrase: str
    value: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class Honour:
    """An honour that is known by name."""

    honour: str
    level: str
    giver: str
    source: str
    example: str


def award(draft: Draft) -> dict[str, object]:
    """level, giver, grade, recipient, kind of recipient, count and title of an award.

    The grade stands next to the count; level and giver may stand farther to the left.
    """
    figure = draft.figures["count"]
    part = draft.part_of(figure)
    before, after = part.text[: figure.start - part.start], part.text[figure.end - part.start :]
    honour = _first(_honours(), part.text)
    # a list divided by 、 has one award between two marks; the words next to the figure are the ones that count
    near, after_near = before.rsplit("、", 1)[-1], after.split("、", 1)[0]
    recipient = _recipient(after_near)
    # 6名教师获省一等奖: the award follows; 获省一等奖6个: it stands before
    places = (after_near, near, before) if recipient else (near, after_near, before)
    return {
        "level": honour.level if honour else _level(part.text, (*places, _earlier(draft, part))),
        "giver": honour.giver if honour else _nearest("giver", *places[:2]),
        "grade": _nearest("grade", *places[:2]),
        "recipient": recipient,
        "recipient_kind": _recipient_kind(recipient, figure.unit, (after_near, near, before)),
        "count": draft.value("count"),
        "title": honour.honour if honour else _title(near, after_near, before),
    }


def _earlier(draft: Draft, part: Part) -> str:
    """The text before the part that may tell its level.

    For a mere 二等奖11名 that is all up to the last semicolon, for a part with its own verb the part before,
    and nothing if the part names its own contest.
    """
    parts = [one for one in draft.sentence.parts if one.segment == part.segment and one.end <= part.start]
    if any(verb in part.text for verb in _VERBS):
        said = [one for one in parts if len(one.text) > len("其中是")]
        parts = [] if "在" in part.text else said[-1:]
    return "，".join(one.text for one in parts)


_VERBS = ("获", "评", "表彰", "授予", "入选")


def _level(text: str, places: tuple[str, ...]) -> str | None:
    """The level; "mixed" where the words name several at once."""
    if _first(_words("level_mixed"), text) is not None:
        return "mixed"
    return _nearest("level", *places)


def _recipient_kind(recipient: str | None, unit: str, places: tuple[str, ...]) -> str | None:
    """What got the award: by its noun, else by its unit (所 counts schools), else by the words around."""
    by_noun = _nearest("recipient_kind", recipient) if recipient else None
    return by_noun or _nearest("unit_kind", unit) or _nearest("recipient_kind", *places)


def _nearest(field: str, *places: str) -> str | None:
    """The value of the last word for `field` in the first place that has one."""
    for place in places:
        # a word without a value only covers the words inside it: 我市 is no 市
        found = [match.entry.value for match in _words(field).find(place) if match.entry.value]
        if found:
            return found[-1]
    return None


def _recipient(after: str) -> str | None:
    """Who or what got the award: the noun between the count and the verb."""
    match = _RECIPIENT.match(after)
    return match.group(1) if match else None


_LEAST_TITLE = 4
_RECIPIENT = re.compile(r"^(?:的)?([\u4e00-\u9fff]{2,16}?)(?=分获|分别|先后|荣获|获得|获|被|入选|在|受到)")


def _title(near: str, after: str, before: str) -> str | None:
    """The name of the award: in quotes, else what follows the verb, next to the figure if possible."""
    for place in (after, near):
        quoted = _QUOTED.search(place)
        if quoted:
            return quoted.group(1)
        called = _CALLED.search(place)
        name = _without_grade(called.group(1)) if called else ""
        if len(name) >= _LEAST_TITLE and not name.endswith("等") and _first(_words("no_title"), name) is None:
            return name
    quoted = _QUOTED.search(before)
    return quoted.group(1) if quoted else None


def _without_grade(name: str) -> str:
    """A name without the grade at its end: 优质课一等奖 is 优质课."""
    grades = [match for match in _words("grade").find(name) if len(name) - match.end <= len("的有")]
    return name[: grades[0].start] if grades else name


def _first(matcher: PhraseMatcher[Entry], text: str) -> Entry | None:
    return next((match.entry for match in matcher.find(text)), None)


@cache
def _words(field: str) -> PhraseMatcher[AwardWord]:
    rows = load_csv("award_words", AwardWord)
    check_unique("award_words", rows, lambda row: (row.field, row.phrase))
    _check_examples("award_words", [(row.phrase, row.example) for row in rows])
    return PhraseMatcher({row.phrase: row for row in rows if row.field == field})


@cache
def _honours() -> PhraseMatcher[Honour]:
    rows = load_csv("honours", Honour)
    check_unique("honours", rows, lambda row: row.honour)
    _check_examples("honours", [(row.honour, row.example) for row in rows])
    return PhraseMatcher({row.honour: row for row in rows})


def _check_examples(name: str, pairs: list[tuple[str, str]]) -> None:
    for phrase, example in pairs:
        if phrase not in example:
            raise VocabularyError(f"{name}: the example {example!r} lacks {phrase!r}")
