"""Golden cases of events: sentences with their figures, and the events that a reader finds in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zongjie.events.claims import claims
from zongjie.events.clauses import Figure, Sentence, read_sentence, split_parts
from zongjie.events.grouping import group
from zongjie.events.policies import mentions
from zongjie.events.stage import COLUMNS

GOLDEN = Path(__file__).parents[1] / "golden" / "events"
LEAST_CASES = 15


def _cases() -> list[Any]:
    found = []
    for path in sorted(GOLDEN.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")):
            found.append(pytest.param(path.stem, case, id=f"{path.stem}-{case['text'][:20]}"))
    return found


def _sentence(case: dict[str, Any]) -> Sentence:
    """A sentence whose figures are written surface:value:unit[:nature[:money stage]]."""
    text: str = case["text"]
    figures: list[Figure] = []
    place = 0
    for number, written in enumerate(case["figures"]):
        surface, value, unit, *more = written.split(":")
        nature = more[0] if more else "actual"
        stage = more[1] if len(more) > 1 else None
        place = text.index(surface, place)
        end = place + len(surface)
        figures.append(Figure(str(number), place, end, float(value), unit, nature, "", stage))
        place = end
    row = {"sentence_id": "s", "article_id": "a", "document_id": "d", "clean_start": 0, "clean_text": text}
    return read_sentence(row, figures)


def _events(kind: str, case: dict[str, Any]) -> list[dict[str, Any]]:
    if kind == "policy_mention":
        return [
            {"title": m.title, "document_number": m.document_number, "kind": m.kind} for m in mentions(case["text"])
        ]
    if kind == "claim":
        found = claims(split_parts(case["text"], 0))
        return [{"what": c.what, "among": c.among, "rank": c.rank, "claim_kind": c.claim_kind} for c in found]
    return [dict(COLUMNS[kind](draft)) for draft in group(kind, _sentence(case))]


@pytest.mark.parametrize(("kind", "case"), _cases())
def test_golden(kind: str, case: dict[str, Any]) -> None:
    found = _events(kind, case)
    named = [{name: event[name] for name in wanted} for event, wanted in zip(found, case["events"], strict=False)]
    assert (len(found), named) == (len(case["events"]), case["events"]), found


def test_every_kind_has_its_cases() -> None:
    counts = {path.stem: len(json.loads(path.read_text(encoding="utf-8"))) for path in GOLDEN.glob("*.json")}
    assert set(counts) == {*COLUMNS, "policy_mention", "claim"}
    assert min(counts.values()) >= LEAST_CASES, counts
