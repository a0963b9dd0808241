"""The stage: every testable claim of a chunk of documents, tested."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from zongjie.arithmetic.changes import changes
from zongjie.arithmetic.claims import Check, Scene
from zongjie.arithmetic.prices import unit_prices
from zongjie.arithmetic.restated import restated_figures
from zongjie.arithmetic.shares import shares
from zongjie.arithmetic.sums import completed_and_left, parts_sums
from zongjie.identifiers import identifier
from zongjie.links.context import Article, read_articles
from zongjie.links.precision import Interval
from zongjie.tables.arithmetic import ARITHMETIC_CHECKS
from zongjie.tables.table import Frames

_RULES = (parts_sums, completed_and_left, shares, changes, unit_prices, restated_figures)


def process(frames: Frames) -> dict[str, pl.DataFrame]:
    """Return `arithmetic_checks`, a row for each claim. Reads the tables named for it in `zongjie.stages`."""
    links = {row["measurement_id"]: row for row in frames["links"].iter_rows(named=True)}
    rows: list[dict[str, Any]] = []
    for article in read_articles(frames):
        rows += [_row(article, check) for check in _checks(_scene(article, links))]
    return {"arithmetic_checks": pl.DataFrame(rows, schema=dict(ARITHMETIC_CHECKS.columns))}


def _checks(scene: Scene) -> Iterator[Check]:
    """The checks of one article, each set of figures once for each kind."""
    seen: set[tuple[str, ...]] = set()
    for rule in _RULES:
        for check in rule(scene):
            key = (check.kind, *(figure.measurement_id for figure in check.figures))
            if key not in seen:
                seen.add(key)
                yield check


def _scene(article: Article, links: dict[str, dict[str, Any]]) -> Scene:
    """The article with its links by measurement_id."""
    rows = [links[figure.measurement_id] for figure in article.figures if figure.measurement_id in links]
    return Scene(
        article,
        {row["measurement_id"]: row["parent_measurement_id"] for row in rows if row["parent_measurement_id"]},
        {row["measurement_id"]: row["compared_with_id"] for row in rows if row["compared_with_id"]},
        {
            row["measurement_id"]: (row["period_kind"], row["period_year_min"], row["period_year_max"])
            for row in rows
            if row["period_kind"]
        },
    )


def _row(article: Article, check: Check) -> dict[str, Any]:
    """The table row of a check."""
    identifiers = [figure.measurement_id for figure in check.figures]
    stated_min, stated_max = _ends(check.stated)
    computed_min, computed_max = _ends(check.computed)
    return {
        "check_id": identifier("arithmetic_check", check.kind, *identifiers),
        "article_id": article.article_id,
        "document_id": article.document_id,
        "kind": check.kind,
        "measurement_ids": identifiers,
        "stated_min": stated_min,
        "stated_max": stated_max,
        "computed_min": computed_min,
        "computed_max": computed_max,
        "verdict": check.verdict,
        "restored_value": check.restored_value,
        "explanation": check.explanation,
    }


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    """Both ends of an interval; an open end is null."""
    if interval is None:
        return None, None
    return interval[0], interval[1] if interval[1] != float("inf") else None
