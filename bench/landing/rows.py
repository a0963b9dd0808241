"""From a finished draft to the rows of its truth."""

from __future__ import annotations

from typing import Any

from bench.landing.truth import TABLES, Rows
from bench.sentences.draft import Draft, Mark
from zongjie.vocabulary.units import NO_UNIT, UNKNOWN_UNIT, units

_TAKEN = frozenset(TABLES["figures"])


def document_rows(draft: Draft, source_path: str) -> Rows:
    """The rows of every table but `documents`."""
    rows: Rows = {name: [] for name in TABLES}
    articles = draft.of_kind("article")
    masks = draft.of_kind("mask")
    figures = {id(mark): f"{source_path}#{number}" for number, mark in enumerate(draft.of_kind("figure"))}
    masked_spans = {(mask.start, mask.end) for mask in masks}
    for number, article in enumerate(articles):
        rows["articles"].append(_article(draft, source_path, number, article))
    for mark in draft.of_kind("section", "figure", "numeral", "mask", "evidence", "arithmetic", "chrome"):
        number = next((n for n, article in enumerate(articles) if article.start <= mark.start < article.end), None)
        place = {"source_path": source_path, "char_start": mark.start, "char_end": mark.end}
        surface = draft.surface(mark)
        if mark.kind == "section":
            heading: Mark = mark.data["heading"]
            facts = {"heading_start": heading.start, "heading": draft.surface(heading)}
            rows["sections"].append(
                place | {"article": number, "theme": mark.data["theme"], "role": mark.data["role"]} | facts
            )
        elif mark.kind == "figure":
            rows["figures"].append(place | _figure(mark, surface, number, figures))
            if "original_value" in mark.data:
                values = {"value": mark.data["true_value"], "original_value": mark.data["original_value"]}
                rows["version_differences"].append(place | {"article": number, "surface": surface} | values)
        elif mark.kind == "numeral" and (mark.start, mark.end) not in masked_spans:
            rows["numerals"].append(place | {"surface": surface, **mark.data})
        elif mark.kind == "mask":
            optional = bool(mark.data.get("is_optional", False))
            kind = mark.data["kind"]
            rows["placeholders"].append(place | {"surface": surface, "placeholder_kind": kind, "is_optional": optional})
        elif mark.kind == "evidence":
            rows["evidence"].append(place | {"article": number, "surface": surface})
        elif mark.kind == "arithmetic":
            rows["arithmetic"].append({"source_path": source_path, "article": number} | _relation(mark, figures))
        elif mark.kind == "chrome":
            rows["boilerplate"].append(place | {"surface": surface})
    return rows


def _relation(mark: Mark, figures: dict[int, str]) -> dict[str, Any]:
    """An arithmetic relation: what a check of it should say of the figures as they stand in the text.

    A wiped member that keeps an interval can be restored where it is the only one; with more of them, or one wiped
    for good, nothing can be said (verdict null).
    """
    members: list[Mark] = mark.data["figures"]
    masked = [member for member in members if member.data["is_masked"]]
    restorable = len(masked) == 1 and masked[0].data["value_min"] is not None and mark.data["holds"]
    verdict = "restores" if restorable else None if masked else "holds" if mark.data["holds"] else "contradicts"
    return {
        "kind": mark.data["kind"],
        "figure_ids": [figures[id(member)] for member in members],
        "verdict": verdict,
        "restored_value": masked[0].data["true_value"] if restorable else None,
    }


def _article(draft: Draft, source_path: str, number: int, mark: Mark) -> dict[str, Any]:
    """One article."""
    inside = [other for other in draft.marks if mark.start <= other.start and other.end <= mark.end]
    places = [other for other in inside if other.kind == "place" and draft.surface(other) == mark.data["place"]]
    body = next((other.start for other in inside if other.kind == "body"), mark.start)
    title = next(draft.surface(other) for other in inside if other.kind == "title_line")
    return {
        "source_path": source_path,
        "article": number,
        "char_start": mark.start,
        "char_end": mark.end,
        "body_start": body,
        "title": title,
        "place_shown": bool(places),
        **mark.data,
    }


def _figure(mark: Mark, surface: str, article: int | None, figures: dict[int, str]) -> dict[str, Any]:
    """One figure."""
    parent, compared = mark.data["parent"], mark.data["compared_with"]
    facts = {name: value for name, value in mark.data.items() if name in _TAKEN}
    return (
        facts
        | _in_base_unit(mark)
        | {
            "figure_id": figures[id(mark)],
            "article": article,
            "surface": surface,
            "parent_id": figures[id(parent)] if parent is not None else None,
            "compared_with_id": figures[id(compared)] if compared is not None else None,
        }
    )


def _in_base_unit(mark: Mark) -> dict[str, Any]:
    """Unit code and values in the base unit, as the vocabulary of units has them."""
    unit = units().get(mark.data["unit"], UNKNOWN_UNIT) if mark.data["unit"] else NO_UNIT
    values = {name: mark.data[name] for name in ("value_min", "value_max")}
    based = {f"base_{name}": None if value is None else value * unit.factor for name, value in values.items()}
    return {"unit_code": unit.unit_code, "base_unit": unit.base_unit, **based}
