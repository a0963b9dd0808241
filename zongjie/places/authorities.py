"""Authorities: the one an article speaks for, those above it, and those whose figures it states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from zongjie.identifiers import identifier
from zongjie.places.mentions import Mention
from zongjie.places.vocabulary import gazetteer, title_matcher
from zongjie.vocabulary.places import PLACE_LEVELS, Place

Row = dict[str, Any]


def place_authority_id(place: Place) -> str:
    """The identifier of the education authority of a place, the same in every article and under every former name."""
    return identifier("authority", place.current_code, place.level)


def title_of(text: str, evidence: Iterable[Mention]) -> str | None:
    """The title that stands most often behind the own place (教育局, 教体局); the longer of two, or None."""
    behind = (next(title_matcher().starting_at(text, mention.end), None) for mention in evidence)
    titles = Counter(match.phrase for match in behind if match is not None)
    return max(titles, key=lambda title: (titles[title], len(title), title), default=None)


def own_authority(article: Mapping[str, Any], place: Place | None, name: str | None, title: str | None) -> Row:
    """The row of the authority that an article speaks for.

    An authority of a place is one and the same in all articles. Where the place is unknown, or the
    organisation is one of many in its place (an office, a school), the article has one of its own.
    """
    level = article["organisation_level"]
    if place is not None and place.is_at(level):
        return place_row(article, place, title)
    return {
        "authority_id": identifier("authority", "article", article["article_id"]),
        "article_id": article["article_id"],
        "document_id": article["document_id"],
        "name": name,
        "title": title,
        "level": level,
        "place_code": place.code if place else None,
        "parent_id": place_authority_id(place) if place and level not in PLACE_LEVELS else None,
        "peer_group": _peer_group(level, place),
    }


def place_row(article: Mapping[str, Any], place: Place, title: str | None = None) -> Row:
    """The row of the education authority of a place, as an article names it."""
    parent = gazetteer().by_code[place.parent_code] if place.parent_code else None
    return {
        "authority_id": place_authority_id(place),
        "article_id": article["article_id"],
        "document_id": article["document_id"],
        "name": place.name,
        "title": title,
        "level": place.level,
        "place_code": place.code,
        "parent_id": place_authority_id(parent) if parent else None,
        "peer_group": _peer_group(place.level, place),
    }


def _peer_group(level: str, place: Place | None) -> str:
    """Level and province: those that can be ranked against each other."""
    if place is None:
        return level
    book = gazetteer()
    province = (place.code, *book.ancestors(place.code))[-1]
    return f"{level} {book.by_code[province].name}"
