"""Whose figure it is, where a figure's clause names a part of the article's place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from zongjie.places.mentions import Mention
from zongjie.places.vocabulary import cue_matchers, gazetteer
from zongjie.vocabulary.places import Place

_CLAUSE_ENDS = frozenset("，。；！？,;!?\n、（()）")
_FARTHEST = 16


def scope_place(
    text: str, measurement: Mapping[str, Any], mentions: Sequence[Mention], own: Place | None
) -> Place | None:
    """The place within `own` that the figure belongs to, or None.

    It is named in the figure's scope, or stands before the figure in its clause, near enough to
    own it (武进为89.61%). Places outside `own` are compared with, not reported on.
    """
    if own is None:
        return None
    scope: str | None = measurement["scope"]
    if scope:
        for name_places in gazetteer().matcher.find(scope):
            place = _within(name_places.entry, own)
            if place is not None:
                return place
    start: int = measurement["clean_start"]
    index = bisect_right(mentions, start, key=lambda mention: mention.end) - 1
    if index < 0:
        return None
    mention = mentions[index]
    between = text[mention.end : start]
    if mention.kind in {"foreign", "school"} or len(between) > _FARTHEST or _CLAUSE_ENDS & set(between):
        return None
    if cue_matchers()["school", "after"].first(between):
        # the figure is that of a school, not of the place it stands in
        return None
    return _within(mention.places, own)


def _within(places: Iterable[Place], own: Place) -> Place | None:
    """The one of the places that lies in `own`; of former and present ones the present."""
    book = gazetteer()
    inside = [place for place in places if own.code in book.ancestors(place.code)]
    return max(inside, key=lambda place: (place.valid_to is None, place.valid_from or 0, place.code), default=None)
