"""What stands on the page of an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from zongjie.site.article_rows import ArticleRows, Row
from zongjie.site.marks import Line, marked_lines, year_evidence
from zongjie.site.numbers import interval
from zongjie.site.rendering import Templates
from zongjie.site.words import Words

FACETS = (
    "count_kind",
    "rate_kind",
    "flow_kind",
    "money_stage",
    "fund_source",
    "exam_line",
    "change_basis",
    "change_form",
    "target_set_by",
)


def article_page(rows: ArticleRows, templates: Templates, words: Words) -> str:
    """The page: header, outline, text with marks, and a table of its figures that the marks lead to."""
    article = rows.article
    contradictions = [row for row in rows["checks"] if row["verdict"] == "contradicts"]
    contradicted = frozenset(key for row in contradictions for key in row["measurement_ids"])
    surfaces = {row["measurement_id"]: row["surface"] for row in rows["figures"]}
    lines = marked_lines(rows, contradicted, words)
    inside = [row for row in rows["removed"] if _lies_in(row, article)]
    return templates.page(
        "article.html",
        root="../",
        article=article,
        name=article_name(article),
        blocks=_blocks(lines),
        outline=[row for row in rows["sections"] if row["level"]],
        figures=_figures(rows),
        contradictions=contradictions,
        other_checks=Counter(row["verdict"] for row in rows["checks"] if row["verdict"] != "contradicts"),
        restored=[row for row in rows["checks"] if row["verdict"] == "restores"],
        differences=rows["differences"],
        conflicts=rows["conflicts"],
        evidence=_distinct_evidence(article),
        masks=_masks_by_kind(rows["masks"]),
        copies=rows["copies"],
        shared=rows["shared"],
        surfaces=surfaces,
        chrome_outside=[row for row in rows["removed"] if row not in inside],
    )


def article_name(article: Row) -> str:
    """How an article is called where it is linked: its title, or its file where it has none."""
    return article["title"] or article["source_path"]


def _figures(rows: ArticleRows) -> list[dict[str, Any]]:
    """The figures as rows of the table: what a mark shows when a pointer rests on it."""
    surfaces = {row["measurement_id"]: row["surface"] for row in rows["figures"]}
    parts: dict[str, list[Row]] = defaultdict(list)
    compared: dict[str, list[Row]] = defaultdict(list)
    checks: dict[str, list[Row]] = defaultdict(list)
    for row in rows["figures"]:
        parts[row["parent_measurement_id"]].append(row)
        compared[row["compared_with_id"]].append(row)
    for check in rows["checks"]:
        for key in check["measurement_ids"]:
            checks[key].append(check)
    return [
        {
            "row": row,
            "value": interval(row["value_min"], row["value_max"], row["unit"], row["operator"]),
            "facets": [(name, row[name]) for name in FACETS if row[name]],
            "whole": _link(row["parent_measurement_id"], surfaces),
            "compared_with": _link(row["compared_with_id"], surfaces),
            "parts": parts[row["measurement_id"]],
            "compared": compared[row["measurement_id"]],
            "checks": checks[row["measurement_id"]],
            "contradicted": any(check["verdict"] == "contradicts" for check in checks[row["measurement_id"]]),
        }
        for row in rows["figures"]
    ]


def _link(key: str | None, surfaces: dict[str, str]) -> tuple[str, str] | None:
    return (key, surfaces[key]) if key in surfaces else None


def _lies_in(row: Row, article: Row) -> bool:
    return article["char_start"] <= row["char_start"] < article["char_end"]


def _blocks(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Lines of one kind that follow each other: chrome is folded away together."""
    return [(kind, list(block)) for kind, block in groupby(lines, lambda line: line.kind)]


def _distinct_evidence(article: Row) -> list[Row]:
    """The evidence for the report's year, each phrase with its bounds once."""
    found: dict[tuple[Any, ...], Row] = {}
    for row in year_evidence(article):
        found.setdefault((row["phrase"], row["year_min"], row["year_max"]), row)
    return list(found.values())


def _masks_by_kind(masks: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Masks and scars by kind, the most frequent first."""
    kinds: dict[str, list[Row]] = {}
    for row in masks:
        kinds.setdefault(row["placeholder_kind"], []).append(row)
    return sorted(kinds.items(), key=lambda item: -len(item[1]))
