"""Tables of the stage `events`: figures grouped into things that happened, and claims without a number."""

from collections.abc import Mapping

import polars as pl

from zongjie.tables.table import DataType, Table

_WHERE: Mapping[str, DataType] = {
    "event_id": pl.String,
    "article_id": pl.String,
    "document_id": pl.String,
    "sentence_id": pl.String,
    "char_start": pl.Int64,
    "char_end": pl.Int64,
    "surface": pl.String,
    "measurement_ids": pl.List(pl.String),
    "period_text": pl.String,
    "period_kind": pl.String,
    "period_year_min": pl.Int64,
    "period_year_max": pl.Int64,
}
_WHERE_NULLABLE = frozenset({"period_text", "period_kind", "period_year_min", "period_year_max"})


def _event_table(name: str, own: Mapping[str, DataType], nullable: frozenset[str] | None = None) -> Table:
    """An event table: where it stands, then its own columns, all nullable unless said otherwise."""
    return Table(
        name=name,
        columns={**_WHERE, **own},
        key=("event_id",),
        nullable=_WHERE_NULLABLE | (frozenset(own) if nullable is None else nullable),
    )


TRAINING = _event_table(
    "training",
    {
        "what": pl.String,
        "who": pl.String,
        "organiser": pl.String,
        "place": pl.String,
        "people": pl.Float64,
        "sessions": pl.Float64,
    },
)
STUDENT_AID = _event_table(
    "student_aid",
    {"kind": pl.String, "stage": pl.String, "money": pl.Float64, "people": pl.Float64, "per_head": pl.Float64},
)
PROJECT = _event_table(
    "project",
    {
        "name": pl.String,
        "kind": pl.String,
        "state": pl.String,
        "investment_total": pl.Float64,
        "investment_planned": pl.Float64,
        "investment_allocated": pl.Float64,
        "investment_received": pl.Float64,
        "investment_completed": pl.Float64,
        "area": pl.Float64,
        "site_area": pl.Float64,
        "capacity": pl.Float64,
        "count": pl.Float64,
        "due": pl.String,
    },
)
EXAM_RESULT = _event_table(
    "exam_result",
    {
        "exam": pl.String,
        "line": pl.String,
        "line_mode": pl.String,
        "people": pl.Float64,
        "rate": pl.Float64,
        "rank": pl.Float64,
        "score": pl.Float64,
    },
)
AWARD = _event_table(
    "award",
    {
        "level": pl.String,
        "giver": pl.String,
        "grade": pl.String,
        "recipient": pl.String,
        "recipient_kind": pl.String,
        "count": pl.Float64,
        "title": pl.String,
    },
)
SAFETY_ACTION = _event_table(
    "safety_action",
    {
        "action": pl.String,
        "found": pl.Float64,
        "fixed": pl.Float64,
        "people": pl.Float64,
        "times": pl.Float64,
        "inspected": pl.Float64,
    },
)
POLICY_MENTION = _event_table(
    "policy_mention",
    {"title": pl.String, "document_number": pl.String, "kind": pl.String, "known_policy": pl.String},
)
CLAIM = _event_table(
    "claim",
    {"what": pl.String, "among": pl.String, "rank": pl.Float64, "claim_kind": pl.String},
)

TABLES = (TRAINING, STUDENT_AID, PROJECT, EXAM_RESULT, AWARD, SAFETY_ACTION, POLICY_MENTION, CLAIM)
