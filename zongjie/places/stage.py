"""The stage `places`: the place of each article, its authority, and whose figures it states."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import polars as pl

from zongjie.places.authorities import own_authority, place_authority_id, place_row, title_of
from zongjie.places.deciding import Decision, decide
from zongjie.places.mentions import find_mentions
from zongjie.places.scopes import scope_place
from zongjie.tables.places import ARTICLE_PLACES, AUTHORITIES, SCOPE_AUTHORITIES
from zongjie.tables.table import Frames
from zongjie.text.offsets import OffsetMap

Row = dict[str, Any]


def process(frames: Frames) -> Frames:
    """Return `article_places`, `authorities` and `scope_authorities` for a chunk of documents."""
    raw = dict(frames["document_text"].select("document_id", "text").iter_rows())
    clean = {row["article_id"]: row for row in frames["clean_texts"].iter_rows(named=True)}
    figures: defaultdict[str, list[Row]] = defaultdict(list)
    columns = ("measurement_id", "article_id", "scope", "clean_start")
    for row in frames["measurements"].select(columns).sort("clean_start", "measurement_id").iter_rows(named=True):
        figures[row["article_id"]].append(row)
    places: list[Row] = []
    authorities: list[Row] = []
    scopes: list[Row] = []
    for article in frames["articles"].iter_rows(named=True):
        text: str = clean[article["article_id"]]["clean_text"]
        mentions = find_mentions(text)
        decision = decide(mentions, article["organisation_level"])
        place = decision.place if decision else None
        title = title_of(text, decision.evidence) if decision else None
        own = own_authority(article, place, decision.name if decision else None, title)
        offsets = OffsetMap.from_rows(clean[article["article_id"]]["offset_runs"])
        places.append(_place_row(article, decision, own["authority_id"], offsets, raw[article["document_id"]]))
        rows = {own["authority_id"]: own}
        for figure in figures[article["article_id"]]:
            owner = scope_place(text, figure, mentions, place)
            if owner is not None:
                rows.setdefault(place_authority_id(owner), place_row(article, owner))
                scopes.append(_scope_row(article, figure, place_authority_id(owner)))
        authorities += rows.values()
    return {
        "article_places": pl.DataFrame(places, schema=dict(ARTICLE_PLACES.columns)),
        "authorities": pl.DataFrame(authorities, schema=dict(AUTHORITIES.columns)),
        "scope_authorities": pl.DataFrame(scopes, schema=dict(SCOPE_AUTHORITIES.columns)),
    }


def _place_row(article: Row, decision: Decision | None, authority_id: str, offsets: OffsetMap, raw_text: str) -> Row:
    """The row of `article_places`."""
    evidence: list[Row] = []
    for mention in decision.evidence if decision else ():
        start, end = offsets.to_raw(mention.start, mention.end)
        evidence.append({"phrase": raw_text[start:end], "char_start": start, "char_end": end, "rule": mention.kind})
    return {
        "article_id": article["article_id"],
        "document_id": article["document_id"],
        "authority_id": authority_id,
        "place": decision.name if decision else None,
        "place_code": decision.place.code if decision and decision.place else None,
        "place_evidence": evidence,
    }


def _scope_row(article: Row, figure: Row, authority_id: str) -> Row:
    """The row of `scope_authorities`."""
    return {
        "measurement_id": figure["measurement_id"],
        "article_id": article["article_id"],
        "document_id": article["document_id"],
        "scope_authority_id": authority_id,
    }
