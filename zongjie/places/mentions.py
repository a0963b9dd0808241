"""Mentions of places in a text, each with what it says about whose text it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from zongjie.places.vocabulary import cue_matchers, gazetteer
from zongjie.vocabulary.places import Place

_CLAUSE_STARTS = frozenset("，。：；,:; \u3000\n\t")
_OPENING_LENGTH = 200
_LIST_SIGNS = {"、", "和", "及", "与"}
_BEFORE, _AFTER = 6, 8
_QUOTES = ("《", "“", '"', "＂", "〈")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name at text[start:end] of the clean text.

    `kind` is own_title (of a document or meeting of the place's own), opening (the subject of an
    opening sentence), institution, media, subject,
    title, school, honour (given by that place), foreign or plain. `places` holds every
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
        # a list keeps the reading of its first name: 赴甲市、乙市学习
        goes_on = found and found[-1].kind == "foreign" and text[found[-1].end : mention.start] in _LIST_SIGNS
        found.append(replace(mention, kind="foreign") if goes_on else mention)
    return found


def _mentions(text: str) -> Iterator[Mention]:
    """Mentions read one by one."""
    for match in gazetteer().matcher.find(text):
        kind = _kind(text, match.start, match.end)
        is_full = any(place.name == match.phrase for place in match.entry)
        yield Mention(match.start, match.end, match.phrase, match.entry, kind, is_full)


def _kind(text: str, start: int, end: int) -> str:
    """What stands around the name."""
    cues = cue_matchers()
    if any(cues["foreign", "before"].ending_at(text, start)):
        return "foreign"
    is_quoted = text.endswith(_QUOTES, 0, start)
    for kind in ("institution", "subject"):
        if any(cues[kind, "after"].starting_at(text, end)):
            if start < _OPENING_LENGTH and (not start or text[start - 1] in _CLAUSE_STARTS):
                return "opening"
            return "own_title" if is_quoted else kind
    for kind in ("media", "school", "honour", "foreign"):
        if any(cues[kind, "after"].starting_at(text, end)):
            return kind
    return "title" if is_quoted else "plain"
