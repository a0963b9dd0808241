"""The stage `events`: figures grouped into things that happened, policies named, claims made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from zongjie.events import awards, columns
from zongjie.events.claims import claims
from zongjie.events.clauses import Figure, Sentence, read_sentence
from zongjie.events.cues import FIGURE_KINDS
from zongjie.events.grouping import Draft, group
from zongjie.events.policies import mentions
from zongjie.identifiers import identifier
from zongjie.tables.events import TABLES
from zongjie.tables.table import Frames
from zongjie.text.offsets import OffsetMap
from zongjie.vocabulary.policies import known_policy

Row = dict[str, Any]

COLUMNS: Mapping[str, Callable[[Draft], Mapping[str, object]]] = {
    "training": columns.training,
    "student_aid": columns.student_aid,
    "project": columns.project,
    "exam_result": columns.exam_result,
    "award": awards.award,
    "safety_action": columns.safety_action,
}
_NO_PERIOD: Row = {"period_text": None, "period_kind": None, "period_year_min": None, "period_year_max": None}


@dataclass(frozen=True)
class _Raw:
    """Where a sentence stands in the document, and the way there from the clean text."""

    start: int
    end: int
    text: str
    offsets: OffsetMap

    def span(self, clean_start: int, clean_end: int) -> tuple[int, int]:
        """The raw span of a clean span, inside the sentence."""
        start, end = self.offsets.to_raw(clean_start, clean_end)
        return max(start, self.start), min(end, self.end)


def process(frames: Frames) -> Frames:
    """Return the event tables for the articles in `frames`; one pass over the clean sentences.

    Reads sentences, clean_texts, clean_sentences, measurements and links. Figures are grouped, never read again.
    """
    figures = _figures_by_sentence(frames["measurements"])
    periods = _periods(frames["links"])
    raw = _raw_sentences(frames)
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for row in frames["clean_sentences"].iter_rows(named=True):
        sentence = read_sentence(row, figures.get(row["sentence_id"], ()))
        where = raw[row["sentence_id"]]
        for name, event in _events(sentence, where, periods):
            rows[name].append(event)
    return {table.name: pl.DataFrame(rows[table.name], schema=dict(table.columns)) for table in TABLES}


def _events(sentence: Sentence, raw: _Raw, periods: Mapping[str, Row]) -> Iterator[tuple[str, Row]]:
    """All events of a sentence as rows, with the names of their tables."""
    if sentence.figures:
        for kind in FIGURE_KINDS:
            for draft in group(kind, sentence):
                yield kind, _figure_row(kind, draft, raw, periods)
    for mention in mentions(sentence.text):
        start, end = mention.start + sentence.start, mention.end + sentence.start
        known = known_policy(mention.title, mention.document_number)
        own = {
            "title": mention.title,
            "document_number": mention.document_number,
            "kind": mention.kind,
            "known_policy": known.title if known else None,
        }
        yield "policy_mention", {**_where("policy_mention", sentence, raw, (start, end)), **_NO_PERIOD, **own}
    for claim in claims(sentence.parts):
        own = {"what": claim.what, "among": claim.among, "rank": claim.rank, "claim_kind": claim.claim_kind}
        yield "claim", {**_where("claim", sentence, raw, (claim.start, claim.end)), **_NO_PERIOD, **own}


def _figure_row(kind: str, draft: Draft, raw: _Raw, periods: Mapping[str, Row]) -> Row:
    """The row of an event made of figures; its period is that of its first figure."""
    ordered = sorted(draft.figures.values(), key=lambda figure: figure.start)
    ids = tuple(figure.measurement_id for figure in ordered)
    where = _where(kind, draft.sentence, raw, (draft.start, draft.end), ids)
    return {**where, **periods.get(ids[0], _NO_PERIOD), **COLUMNS[kind](draft)}


def _where(kind: str, sentence: Sentence, raw: _Raw, span: tuple[int, int], ids: tuple[str, ...] = ()) -> Row:
    """The columns that every event has; `span` is in the clean text."""
    char_start, char_end = raw.span(*span)
    return {
        "event_id": identifier("event", kind, sentence.article_id, char_start, char_end, *ids),
        "article_id": sentence.article_id,
        "document_id": sentence.document_id,
        "sentence_id": sentence.sentence_id,
        "char_start": char_start,
        "char_end": char_end,
        "surface": raw.text[char_start - raw.start : char_end - raw.start],
        "measurement_ids": list(ids),
    }


def _figures_by_sentence(measurements: pl.DataFrame) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for row in measurements.iter_rows(named=True):
        low, high = row["base_value_min"], row["base_value_max"]
        if low is None and high is None:
            low, high = row["value_min"], row["value_max"]
        found.setdefault(row["sentence_id"], []).append(
            Figure(
                row["measurement_id"],
                row["clean_start"],
                row["clean_end"],
                # an interval is not a point: a range or a masked figure has no single value
                low if low == high else None,
                row["unit"],
                row["nature"],
                row["indicator"],
                row["money_stage"],
            )
        )
    return found


def _periods(links: pl.DataFrame) -> dict[str, Row]:
    """Period columns by measurement."""
    chosen = links.select("measurement_id", *_NO_PERIOD)
    return {row.pop("measurement_id"): row for row in chosen.iter_rows(named=True)}


def _raw_sentences(frames: Frames) -> dict[str, _Raw]:
    texts = frames["clean_texts"].select("article_id", "offset_runs").iter_rows(named=True)
    offsets = {row["article_id"]: OffsetMap.from_rows(row["offset_runs"]) for row in texts}
    chosen = frames["sentences"].select("sentence_id", "article_id", "char_start", "char_end", "raw_text")
    return {
        row["sentence_id"]: _Raw(row["char_start"], row["char_end"], row["raw_text"], offsets[row["article_id"]])
        for row in chosen.iter_rows(named=True)
    }
