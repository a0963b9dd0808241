"""Comparing the arithmetic checks of one article with its truth."""

from __future__ import annotations

from bench.comparison.matching import Record, same_number
from bench.comparison.rows import context
from bench.comparison.tally import Tally

HOLDING = ("holds", "rounding")


def compare_arithmetic(
    text: str, true: list[Record], own: dict[str, list[Record]], by_figure: dict[str, Record], tally: Tally
) -> None:
    """Every relation is tested and judged as it should be; what is found contradicted is a contradiction."""
    found = own["arithmetic_checks"]
    contradicted: set[str] = set()
    spans = {row["measurement_id"]: row for row in own["measurements"]}
    checks = {frozenset(row["measurement_ids"]): row for row in found}
    for one in true:
        members = [by_figure.get(figure) for figure in one["figure_ids"]]
        if one["verdict"] is None or any(member is None for member in members):
            continue
        ids = frozenset(member["measurement_id"] for member in members if member is not None)
        row = _check_of(ids, one["kind"], checks)
        first = members[0]
        where = "" if first is None else context(text, first["char_start"], first["char_end"], 30)
        tally.answer("arithmetic tested", row is not None, f"{one['kind']} that {one['verdict']}", where)
        if one["verdict"] == "contradicts":
            contradicted |= ids
        if row is None:
            continue
        verdict = "holds" if row["verdict"] in HOLDING else row["verdict"]
        difference = f"{one['kind']}, verdict {row['verdict']}"
        tally.answer(f"arithmetic {one['verdict']}", verdict == one["verdict"], difference, where)
        if verdict == one["verdict"] == "restores":
            right = same_number(row["restored_value"], one["restored_value"])
            tally.answer("restored value", right, one["kind"], f"{where} {row['explanation']}")
    for row in found:
        first = spans.get(row["measurement_ids"][0])
        where = "" if first is None else context(text, first["char_start"], first["char_end"], 30)
        if row["verdict"] == "contradicts":
            true_one = bool(contradicted & set(row["measurement_ids"]))
            tally.answer("contradictions found are true", true_one, row["kind"], f"{where} {row['explanation']}")


def _check_of(ids: frozenset[str], kind: str, checks: dict[frozenset[str], Record]) -> Record | None:
    """The check that tests all these figures, or most of them by the same kind of claim."""
    for measured, row in checks.items():
        if ids <= measured or (len(ids & measured) > 1 and row["kind"] == kind):
            return row
    return None
