"""From a finished draft to the rows of its truth."""

from __future__ import annotations

from typing import Any

from bench.draft import Draft, Mark
from bench.truth import TABLES, Rows

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
        elif mark.kind == "numeral" and (mark.start, mark.end) not in masked_spans:
            rows["numerals"].append(place | {"surface": surface, **mark.data})
        elif mark.kind == "mask":
            optional = bool(mark.data.get("is_optional", False))
            kind = mark.data["kind"]
            rows["placeholders"].append(place | {"surface": surface, "placeholder_kind": kind, "is_optional": optional})
        elif mark.kind == "evidence":
            rows["evidence"].append(place | {"article": number, "surface": surface})
        elif mark.kind == "arithmetic":
            members: list[Mark] = mark.data["figures"]
            rows["arithmetic"].append(
                {
                    "source_path": source_path,
                    "article": number,
                    "kind": mark.data["kind"],
                    "figure_ids": [figures[id(member)] for member in members],
                    "is_masked": any(member.data["is_masked"] for member in members),
                }
            )
        elif mark.kind == "chrome":
            rows["boilerplate"].append(place | {"surface": surface})
    return rows


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
    return facts | {
        "figure_id": figures[id(mark)],
        "article": article,
        "surface": surface,
        "parent_id": figures[id(parent)] if parent is not None else None,
        "compared_with_id": figures[id(compared)] if compared is not None else None,
    }
