"""The tables of docs/worlds.md: what the stages get right on a world, beside hand-labelled texts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from bench.comparison.tally import Tally
from bench.timing.page import ROOT

PAGE = ROOT / "docs" / "worlds.md"
RECORDED = ROOT / "tests" / "warehouse" / "scores.json"
START, END = "<!-- world:start -->", "<!-- world:end -->"

BESIDE: Mapping[str, str] = {
    "figures: recall": "fact.recall",
    "figures: precision": "fact.precision",
    "value": "fact_accuracy.value",
    "unit": "fact_accuracy.unit",
    "operator": "fact_accuracy.operator",
    "nature": "fact_accuracy.nature",
    "label": "fact_accuracy.indicator",
    "figure fully right": "fact_accuracy.all",
    "masks and scars: recall": "mask.recall",
    "masks and scars: precision": "mask.precision",
    "mask kind": "mask_kind_accuracy",
    "article split": "article_accuracy.split",
    "document_type": "article_accuracy.doc_type",
    "organisation_level": "article_accuracy.org_level",
    "place": "article_accuracy.place",
}
"""What worlds and the scorer of hand-labelled texts measure alike."""


def side_by_side(tally: Tally, gold: Mapping[str, Mapping[str, float]]) -> str:
    """A Markdown table: a row for each figure that both measure, the world first."""
    lines = ["| | world | labelled, read | labelled, kept aside |", "|---|---:|---:|---:|"]
    for name, figure in BESIDE.items():
        kind, _, side = name.partition(": ")
        value = tally.precision(kind) if side == "precision" else tally.recall(kind)
        lines.append(f"| {name} | {value:.3f} | {gold['read'][figure]:.3f} | {gold['kept_aside'][figure]:.3f} |")
    return "\n".join(lines)


def write_page(tally: Tally, about: str, page: Path = PAGE, recorded: Path = RECORDED) -> None:
    """Put the tables between the markers of the page. Raises ValueError for a page without them."""
    gold = json.loads(recorded.read_text(encoding="utf-8"))
    text = page.read_text(encoding="utf-8")
    before, start, rest = text.partition(START)
    _, end, behind = rest.partition(END)
    if not start or not end:
        raise ValueError(f"{page} has no markers {START} and {END}")
    tables = f"{about}\n\n{side_by_side(tally, gold)}\n\n```\n{tally.tables()}\n```"
    page.write_text(f"{before}{START}\n{tables}\n{END}{behind}", encoding="utf-8")
