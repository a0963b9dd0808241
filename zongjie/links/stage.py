"""The stage: wholes and parts, comparisons and periods of all figures of a chunk of documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import polars as pl

from zongjie.links.comparisons import find_comparisons
from zongjie.links.context import Article, read_articles
from zongjie.links.parts import DEEPEST, find_parents
from zongjie.links.periods import find_periods
from zongjie.links.years import Period, ReportYear
from zongjie.tables.links import LINKS
from zongjie.tables.table import Frames

_MASKED_YEAR = re.compile(r"20[xX×_*＿]{1,2}年")
_LONGEST_OPENING = 300


def process(frames: Frames) -> dict[str, pl.DataFrame]:
    """Return `links`, a row for each measurement. Reads the tables named for it in `zongjie.stages`."""
    report_years = {
        row["article_id"]: (row["report_year_min"], row["report_year_max"])
        for row in frames["report_years"].iter_rows(named=True)
    }
    titles = dict(frames["articles"].select("article_id", "title").iter_rows())
    rows: list[dict[str, Any]] = []
    for article in read_articles(frames):
        low, high = report_years.get(article.article_id, (None, None))
        names_year = _MASKED_YEAR.search(titles.get(article.article_id, "") + _opening(article.text)) is not None
        rows += _rows(article, ReportYear(low, high, names_year))
    return {"links": pl.DataFrame(rows, schema=dict(LINKS.columns))}


def _opening(text: str) -> str:
    """The text up to its first full stop, where an article names its own year: 20xx年，在县委的领导下 ..."""
    return text[:_LONGEST_OPENING].partition("。")[0]


def _rows(article: Article, report: ReportYear) -> list[dict[str, Any]]:
    """The rows of one article, in reading order."""
    parents = find_parents(article)
    comparisons = find_comparisons(article)
    periods = find_periods(article, report)
    rows: list[dict[str, Any]] = []
    for figure in article.figures:
        period = _period(figure.measurement_id, periods, parents, comparisons if figure.nature == "change" else {})
        rows.append(
            {
                "measurement_id": figure.measurement_id,
                "article_id": article.article_id,
                "document_id": article.document_id,
                "parent_measurement_id": parents.get(figure.measurement_id),
                "compared_with_id": comparisons.get(figure.measurement_id),
                "period_text": period.text if period else None,
                "period_kind": period.kind if period else None,
                "period_year_min": period.year_min if period else None,
                "period_year_max": period.year_max if period else None,
                "as_of_date": period.as_of_date if period else None,
            }
        )
    return rows


def _period(
    measurement_id: str, periods: Mapping[str, Period], parents: Mapping[str, str], comparisons: Mapping[str, str]
) -> Period | None:
    """A figure's own period, or that of its whole, or (for a change) of the figure that changed."""
    current: str | None = measurement_id
    for _ in range(DEEPEST):
        if current is None or current in periods:
            break
        current = parents.get(current) or comparisons.get(current)
    return periods.get(current) if current else None
