"""Mentions of places in a text, each with what it says about whose text it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zongjie.places.vocabulary import Place, cue_patterns, gazetteer

_BEFORE, _AFTER = 6, 8
_QUOTES = "《“\"'＂〈"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name at text[start:end] of the clean text.

    `kind` is institution, media, subject, title, school, foreign or plain. `places` holds every
    place of that name; `is_full` tells whether the name stands with its suffix (县, 市 ...).
    """

    start: int
    end: int
    name: str
    places: tuple[Place, ...]
    kind: str
    is_full: bool


def find_mentions(text: str) -> list[Mention]:
    """All mentions of places in the text, in order, in one pass."""
    found: list[Mention] = []
    for mention in _mentions(text):
        previous = found[-1] if found else None
        if previous and previous.kind == "foreign" and text[previous.end : mention.start] in {"、", "和", "及", "与"}:
            # a list keeps the reading of its first name: 赴甲市、乙市学习
            mention = Mention(mention.start, mention.end, mention.name, mention.places, "foreign", mention.is_full)
        found.append(mention)
    return found


def _mentions(text: str) -> Iterator[Mention]:
    """Mentions read one by one."""
    for match in gazetteer().matcher.find(text):
        kind = _kind(text, match.start, match.end)
        is_full = any(place.name == match.phrase for place in match.entry)
        yield Mention(match.start, match.end, match.phrase, match.entry, kind, is_full)


def _kind(text: str, start: int, end: int) -> str:
    """What stands around the name."""
    patterns = cue_patterns()
    before, after = text[max(start - _BEFORE, 0) : start], text[end : end + _AFTER]
    if patterns["foreign", "before"].search(before):
        return "foreign"
    for kind in ("institution", "media", "school"):
        if patterns[kind, "after"].match(after):
            return kind
    if patterns["foreign", "after"].match(after):
        return "foreign"
    if patterns["subject", "after"].match(after):
        return "subject"
    return "title" if before.endswith(tuple(_QUOTES)) else "plain"
