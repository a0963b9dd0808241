"""The vocabularies of dating: events, ordinals, plenary sessions and cues, checked on load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from zongjie.errors import VocabularyError
from zongjie.report_years.calendar import RecurringDay
from zongjie.report_years.place_names import PlaceName, dated_place_names
from zongjie.report_years.years import FIRST_YEAR, LAST_YEAR, Certainty
from zongjie.vocabulary import InnerPhraseMatcher, Match, PhraseMatcher, check_unique, load_csv
from zongjie.vocabulary.policies import policies

SEMANTICS = ("not_before", "not_after", "range", "in", "plan_period", "years")
COUNTING = ("ordinal", "anniversary")
CERTAINTIES = ("sure", "likely")
CUE_KINDS = (
    "past",
    "future",
    "next_year",
    "ahead",
    "drafting",
    "in_force",
    "groundwork",
    "first_year",
    "last_year",
    "study",
    "launch",
    "launch_start",
    "guiding",
    "second_year",
    "third_year",
    "fourth_year",
    "grant",
    "convened",
    "convened_now",
    "convened_this_year",
    "theme",
    "epidemic",
    "closing",
    "welcome",
    "sudden",
    "recent",
    "vaccine",
    "awareness_month",
    "awareness_week",
    "teachers_day",
    "constitution_day",
    "activity_week",
    "safety_day",
    "fighting",
    "wenchuan",
    "donation",
    "rebuild",
    "organised_study",
    "middle_year",
    "final_review",
    "numbered_stage",
    "after_class",
    "per_pupil_funds",
    "boarders",
    "under_way",
    "storm",
    "nutrition",
    "five_topics",
    "quake",
    "review",
    "project",
    "struck",
    "draft",
    "outbreak",
    "mobilised",
    "local_committee",
    "former",
)


@dataclass(frozen=True)
class DatedEvent:
    """An event, programme, rule or campaign, and what a mention of it says about the year.

    `first` and `last` are months (2011-11) or years (2011); `years` lists those of an event that
    recurs. `context` names a kind of cue that must stand near, else the phrase means nothing; with
    `!` before it the cue must not stand near.
    """

    event: str
    phrases: tuple[str, ...]
    semantics: str
    first: str | None
    last: str | None
    years: tuple[str, ...]
    certainty: str
    context: str | None
    source: str
    example: str


@dataclass(frozen=True)
class CountedEvent:
    """A series of which the text names the number: year = base + number (the 30th Teachers' Day).

    `counting` is ordinal (the number stands before the name) or anniversary (it stands behind).
    Numbers outside `least`..`most` are not those of this series. `qualifiers` must stand before the
    name for the series to be the national one; without one the evidence is only likely.
    """

    event: str
    phrases: tuple[str, ...]
    counting: str
    base: int
    least: int
    most: int
    qualifiers: tuple[str, ...]
    certainty: str
    source: str
    example: str


@dataclass(frozen=True)
class PlenarySession:
    """A plenary session of the Central Committee of the Communist Party of China."""

    congress: int
    session: int
    month: str
    source: str
    example: str


@dataclass(frozen=True)
class DatingCue:
    """Words near a dated event that change what its mention proves, `before` or `after` it."""

    kind: str
    position: str
    cue: str
    source: str
    example: str


Entry = DatedEvent | CountedEvent | RecurringDay | PlaceName | Literal["plenary"]

_SHORTEST_PHRASE = 2
_OWN_PHRASE_LENGTH = 5
_OWN_TITLE_LENGTH = 12
SESSION_DIGITS = "一二三四五六七"
ABSENT = "!"
"""A context that begins so must not stand near."""

_FOLDED_PUNCTUATION = str.maketrans(
    {
        char: kept
        for kept, chars in {'"': "“”＂「」『』", ",": "，、；; \u3000", "·": "•・.‧", "-": "—–－~～"}.items()
        for char in chars
    }
)


def fold_punctuation(text: str) -> str:
    """The text with marks that are used for one another made one; of the same length."""
    return text.translate(_FOLDED_PUNCTUATION)


@cache
def dated_events() -> tuple[DatedEvent, ...]:
    """All rows of dated_events.csv."""
    rows = load_csv("dated_events", DatedEvent)
    check_unique("dated_events", rows, lambda row: (row.event, row.semantics, row.phrases, row.context, row.certainty))
    for row in rows:
        where = f"dated_events, {row.event}"
        _check_common(where, row.phrases, row.certainty, row.example)
        if row.semantics not in SEMANTICS:
            raise VocabularyError(f"{where}: {row.semantics!r} is not among {SEMANTICS}")
        if row.context is not None and row.context.removeprefix(ABSENT) not in CUE_KINDS:
            raise VocabularyError(f"{where}: context {row.context!r} is not among {CUE_KINDS}")
        _check_bounds(where, row)
    return rows


@cache
def counted_events() -> tuple[CountedEvent, ...]:
    """All rows of ordinal_events.csv."""
    rows = load_csv("ordinal_events", CountedEvent)
    check_unique("ordinal_events", rows, lambda row: row.event)
    check_unique("ordinal_events", [phrase for row in rows for phrase in row.phrases], lambda phrase: phrase)
    for row in rows:
        where = f"ordinal_events, {row.event}"
        _check_common(where, row.phrases, row.certainty, row.example)
        if row.counting not in COUNTING or row.least > row.most:
            raise VocabularyError(f"{where}: counting must be one of {COUNTING} and least not above most")
    return rows


@cache
def plenary_sessions() -> tuple[PlenarySession, ...]:
    """All rows of plenary_sessions.csv, in order of time."""
    rows = load_csv("plenary_sessions", PlenarySession)
    check_unique("plenary_sessions", rows, lambda row: (row.congress, row.session))
    months = [row.month for row in rows]
    if months != sorted(months):
        raise VocabularyError("plenary_sessions: rows are not in order of time")
    return rows


@cache
def cue_matchers() -> dict[tuple[str, str], PhraseMatcher[DatingCue]]:
    """For each (kind, position) a matcher of its cues."""
    rows = load_csv("dating_cues", DatingCue)
    check_unique("dating_cues", rows, lambda row: (row.kind, row.position, row.cue))
    cues: dict[tuple[str, str], dict[str, DatingCue]] = {}
    for row in rows:
        if row.kind not in CUE_KINDS or row.position not in ("before", "after", "near"):
            raise VocabularyError(f"dating_cues, {row.cue}: unknown kind or position {row.kind}, {row.position}")
        if row.cue not in row.example:
            raise VocabularyError(f"dating_cues, {row.cue}: the example does not hold the cue: {row.example}")
        cues.setdefault((row.kind, row.position), {})[row.cue] = row
    return {key: PhraseMatcher(rows) for key, rows in cues.items()}


@cache
def recurring_days() -> tuple[RecurringDay, ...]:
    """All rows of recurring_days.csv."""
    rows = load_csv("recurring_days", RecurringDay)
    check_unique("recurring_days", rows, lambda row: row.event)
    for row in rows:
        where = f"recurring_days, {row.event}"
        _check_common(where, row.phrases, "likely", row.example)
        if row.month not in range(1, 13) or row.weekday not in range(1, 8) or row.nth not in (-1, 1, 2, 3, 4):
            raise VocabularyError(f"{where}: no such day: {row.month}, {row.weekday}, {row.nth}")
    return rows


EventMatch = Match[tuple[Entry, ...]]


@cache
def event_matcher() -> InnerPhraseMatcher[tuple[Entry, ...]]:
    """All phrases, folded: dated, counted and recurring events, plenary sessions, names of places."""
    entries: dict[str, tuple[Entry, ...]] = {}
    for row in (*dated_events(), *counted_events(), *recurring_days()):
        for phrase in dict.fromkeys(map(fold_punctuation, row.phrases)):
            entries[phrase] = (*entries.get(phrase, ()), row)
    for name in dated_place_names():
        entries[name.name] = (*entries.get(name.name, ()), name)
    for row in _dated_policies(tuple(entries)):
        for phrase in row.phrases:
            entries.setdefault(phrase, (row,))
    for digit in SESSION_DIGITS:
        entries[f"{digit}中全会"] = ("plenary",)
    return InnerPhraseMatcher(entries, _of_something_else)


def _dated_policies(known: Sequence[str]) -> Iterator[DatedEvent]:
    """Documents of policies.csv that no dated event names: none is named before it was issued, save as a draft.

    Local documents may bear the short titles of national ones, so that those are only likely.
    """
    longer = [phrase for phrase in known if len(phrase) >= _OWN_PHRASE_LENGTH]
    for policy in policies():
        names = [fold_punctuation(f"《{name}》") for name in (policy.title, *policy.short_names)]
        if any(phrase in name for phrase in longer for name in names):
            continue
        certainty = "sure" if len(policy.title) >= _OWN_TITLE_LENGTH else "likely"
        event, first = f"policy {policy.title}", policy.issued_on[: len("2012-09")]
        bounds = (tuple(names), "not_before", first, None, (), certainty, f"{ABSENT}draft")
        yield DatedEvent(event, *bounds, policy.source, policy.example)


def _of_something_else(outer: EventMatch, inner: list[EventMatch]) -> Iterator[EventMatch]:
    """A phrase, and those inside it with the entries that they have and it has not."""
    yield outer
    for one in inner:
        others = tuple(entry for entry in one.entry if entry not in outer.entry)
        if others:
            yield replace(one, entry=others)


def year_and_month(moment: str) -> tuple[int, int | None]:
    """2011-11 as (2011, 11), 2011 as (2011, None)."""
    year, has_month, month = moment.partition("-")
    return int(year), int(month) if has_month else None


def _check_common(where: str, phrases: tuple[str, ...], certainty: Certainty | str, example: str) -> None:
    """Checks that rows of all event files share."""
    if not phrases or any(len(phrase) < _SHORTEST_PHRASE for phrase in phrases):
        raise VocabularyError(f"{where}: phrases must be two characters or longer")
    if certainty not in CERTAINTIES:
        raise VocabularyError(f"{where}: {certainty!r} is not among {CERTAINTIES}")
    if not any(phrase in example for phrase in phrases):
        raise VocabularyError(f"{where}: the example holds none of its phrases: {example}")


def _check_bounds(where: str, row: DatedEvent) -> None:
    """Whether the row has just the bounds that its semantics needs."""
    needed = {
        "not_before": (True, False, False),
        "not_after": (False, True, False),
        "range": (True, True, False),
        "plan_period": (True, True, False),
        "in": (True, False, False),
        "years": (False, False, True),
    }[row.semantics]
    if (row.first is not None, row.last is not None, bool(row.years)) != needed:
        raise VocabularyError(f"{where}: {row.semantics} does not go with {row.first}, {row.last}, {row.years}")
    bounds = [year_and_month(bound) for bound in (row.first, row.last) if bound is not None]
    if any(not FIRST_YEAR <= year <= LAST_YEAR or (month or 1) not in range(1, 13) for year, month in bounds):
        raise VocabularyError(f"{where}: {row.first}..{row.last} are no months")
