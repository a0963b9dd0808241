"""Claims without a number: 位居全市第一, 名列前茅, 走在全省前列."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.events.clauses import Part
from zongjie.vocabulary import PhraseMatcher, check_unique, load_csv

_TO_POSITION = 14
"""The verb or the scope of a claim stands at most so many characters before its position."""

_SCOPE_TO_POSITION = 4
_VERB_TO_POSITION = 2
_VERB_OVER_SCOPE = 10
_LEAST_THING = 2

_AFTER_POSITION = '，,、；;。！!）)”"的和及与并且而或等（( '
_NUMERALS = "一二两三四五六七八九十几0123456789"
_LEADING = re.compile(
    r"^[>\s]*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]|[一二三四五六七八九十]是|其中|同时|此外|另外|特别是)+[，,、]?"
)
_STRAY = " 　的，,、"


@dataclass(frozen=True, slots=True)
class ClaimWord:
    """A word of a claim; `field` tells its part in it."""

    field: str
    phrase: str
    claim_kind: str
    rank: int | None
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim in the clean text from `start` to `end`."""

    start: int
    end: int
    what: str | None
    among: str | None
    rank: float | None
    claim_kind: str


def claims(parts: Sequence[Part]) -> Iterator[Claim]:
    """Yield the claims in the parts of a sentence, from left to right.

    A position (第一, 前列) is a claim if a verb or a scope leads to it, and no word in the part makes it a wish
    or a name. What is claimed stands before the verb, else in the part before.
    """
    for index, part in enumerate(parts):
        for position in _words("position").find(part.text):
            if not _stands_alone(part.text, position.start, position.end) or _has("aim", part.text):
                continue
            head_end, among = _lead(part.text, position.start)
            if head_end is None:
                continue
            before = parts[index - 1] if index and parts[index - 1].segment == part.segment else None
            what = _thing(part.text[:head_end])
            start = part.start
            if before is not None and (what is None or what in _generic()):
                what = "，".join(filter(None, (_thing(before.text), what)))
                start = before.start
            contest = _has("contest", part.text[: position.start]) or (
                before is not None and _has("contest", before.text)
            )
            kind = "contest" if contest and position.entry.rank else position.entry.claim_kind
            rank = position.entry.rank
            yield Claim(start, part.end, what or None, among, None if rank is None else float(rank), kind)
            break


def _lead(text: str, position: int) -> tuple[int | None, str | None]:
    """Where the verb (or else the scope) starts that leads to the position, and the scope; None if nothing does."""
    floor = max(0, position - _TO_POSITION)
    window = text[floor:position]
    scopes = list(_words("scope").find(window))
    verbs = [match for match in _words("verb").find(window) if match.end <= len(window)]
    scope = scopes[-1] if scopes and len(window) - scopes[-1].end <= _SCOPE_TO_POSITION else None
    verb = next(
        (
            match
            for match in reversed(verbs)
            if len(window) - match.end <= (_VERB_OVER_SCOPE if scope else _VERB_TO_POSITION)
        ),
        None,
    )
    if scope is None and verb is None:
        return None, None
    starts = [match.start for match in (scope, verb) if match is not None]
    if scope is None:
        return floor + min(starts), None
    scope_start = _with_number(window, scope.start)
    # 全市各县区: two scopes in a row are one
    scope_start = next((match.start for match in scopes if match.end == scope_start), scope_start)
    return floor + min(*starts, scope_start), window[scope_start : scope.end]


def _with_number(window: str, start: int) -> int:
    """The start of a scope with the number before it: 六城区."""
    while start > 0 and window[start - 1] in _NUMERALS:
        start -= 1
    return start


def _thing(head: str) -> str | None:
    """What is claimed: the words before the verb without what falls away at both ends."""
    text = _LEADING.sub("", head).strip(_STRAY)
    trimmed = True
    while trimmed:
        trimmed = False
        for word in _trims():
            if text.endswith(word):
                text, trimmed = text[: -len(word)].rstrip(_STRAY), True
    return text if len(text) >= _LEAST_THING else None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the position is not part of a longer word (第一批, 第二十届) or phrase (放在首位)."""
    if text[end : end + 1] and text[end] not in _AFTER_POSITION:
        return False
    return not any(match.start < end and start < match.end for match in _words("not_position").find(text))


def _has(field: str, text: str) -> bool:
    return next(_words(field).find(text), None) is not None


@cache
def _trims() -> tuple[str, ...]:
    return tuple(row.phrase for row in _rows() if row.field == "trim")


@cache
def _generic() -> frozenset[str]:
    return frozenset(row.phrase for row in _rows() if row.field == "generic")


@cache
def _words(field: str) -> PhraseMatcher[ClaimWord]:
    return PhraseMatcher({row.phrase: row for row in _rows() if row.field == field})


@cache
def _rows() -> tuple[ClaimWord, ...]:
    rows = load_csv("claim_words", ClaimWord)
    check_unique("claim_words", rows, lambda row: (row.field, row.phrase))
    for row in rows:
        if row.phrase not in row.example:
            raise VocabularyError(f"claim_words: the example {row.example!r} lacks {row.phrase!r}")
    return rows
