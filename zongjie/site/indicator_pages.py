"""The pages of indicators: what one means, what must not be done with it, and its values as they were stated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import duckdb
import polars as pl

from zongjie.charts import intervals
from zongjie.charts.specifications import Specification
from zongjie.site.article_rows import Row, fetch, stream
from zongjie.site.numbers import years
from zongjie.site.overview import LEAST_FOR_A_MEDIAN

SHOWN_ROWS = 400
"""A page lists so many values and says how many more there are; the SQL on the page gives all."""

DRAWN_ROWS = 40
COMMON = """
    select panel.*, evidence.figures, authority.title as authority_title
    from mart_indicator_panel as panel
    left join dim_authority as authority using (authority_id)
    left join (
        select panel_row,
               list({'article_id': article_id, 'measurement_id': measurement_id, 'surface': surface}) as figures
        from (
            select panel.rowid as panel_row, unnest(panel.measurement_ids[1:3]) as measurement_id
            from mart_indicator_panel as panel
        )
        inner join (select measurement_id, article_id, surface from fct_measurement) using (measurement_id)
        group by panel_row
    ) as evidence on panel.rowid = evidence.panel_row
"""
"""Values with the first three figures they rest on."""

VALUES = f"""{COMMON}
    order by panel.indicator_code, authority_level, authority nulls last, panel.authority_id, year_min, period_kind,
             panel_scope, exam_line
"""

INDICATORS = """
    select indicator.*, theme.name_zh as theme_zh, theme.name_en as theme_en
    from dim_indicator as indicator left join dim_theme as theme on indicator.theme = theme.theme
    where code in (select indicator_code from mart_indicator_panel)
       or code in (select indicator_code from fct_measurement)
    order by theme.theme, code
"""

FIGURES = """
    select indicator_code, count(*) as figures, count(*) filter (where is_masked) as masked,
           count(distinct article.authority_id) as authorities,
           count(*) filter (where nature = 'plan') as plans
    from fct_measurement as figure inner join dim_article as article using (article_id)
    where indicator_code is not null and not is_duplicate
    group by indicator_code
"""


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """An indicator with what its page shows; `chart` is None where there is nothing to draw."""

    indicator: Row
    figures: Row
    values: Sequence[Row]
    more: int
    nested: Sequence[Row]
    comparable: int
    chart: Specification | None
    has_exam_lines: bool


def indicator_pages(connection: duckdb.DuckDBPyConnection) -> Iterator[IndicatorPage]:
    """Every indicator that a figure carries, with its values."""
    indicators = {row["code"]: row for row in fetch(connection, INDICATORS)}
    figures = {row["indicator_code"]: row for row in fetch(connection, FIGURES)}
    nested: dict[str, list[Row]] = {}
    for row in indicators.values():
        if row["nested_group"]:
            nested.setdefault(row["nested_group"], []).append(row)
    none = {"figures": 0, "masked": 0, "authorities": 0, "plans": 0}
    left = dict(indicators)
    for code, rows in groupby(stream(connection, VALUES), lambda row: row["indicator_code"]):
        if (indicator := left.pop(code, None)) is not None:
            yield _page(indicator, figures.get(code, none), list(rows), nested)
    for code, indicator in left.items():
        yield _page(indicator, figures.get(code, none), [], nested)


def _page(indicator: Row, figures: Row, values: list[dict[str, Any]], nested: dict[str, list[Row]]) -> IndicatorPage:
    group = nested.get(indicator["nested_group"] or "", [])
    return IndicatorPage(
        indicator=indicator,
        figures=figures,
        values=values[:SHOWN_ROWS],
        more=max(0, len(values) - SHOWN_ROWS),
        nested=[row for row in group if row["code"] != indicator["code"]],
        comparable=_comparable(values),
        chart=_chart(indicator, values),
        has_exam_lines=indicator["theme"] == "exams" or any(row["exam_line"] for row in values),
    )


def _comparable(values: Sequence[Row]) -> int:
    """The most authorities of one level that report one provable year for the whole of themselves."""
    together: dict[tuple[Any, ...], set[str]] = {}
    for row in values:
        if row["status"] == "reported" and row["panel_scope"] == "whole" and row["year"] is not None:
            key = (row["authority_level"], row["year"], row["exam_line"], row["base_unit"], row["period_kind"])
            together.setdefault(key, set()).add(row["authority_id"])
    return max((len(authorities) for authorities in together.values()), default=0)


def may_be_ranked(page: IndicatorPage) -> bool:
    """Whether enough authorities are comparable; examination rates never are."""
    return page.comparable >= LEAST_FOR_A_MEDIAN and not page.has_exam_lines


def _chart(indicator: Row, values: Sequence[Row]) -> Specification | None:
    """Values and intervals of one kind, the one with most of them, in the order of the authorities' names."""
    drawn = [
        row
        for row in values
        if row["panel_scope"] == "whole"
        and row["status"] in {"reported", "several", "bounded", "masked"}
        and row["value_min"] is not None
        and row["value_max"] is not None
    ]
    if not drawn:
        return None
    [(kind, _)] = Counter(_kind(row) for row in drawn).most_common(1)
    drawn = [row for row in drawn if _kind(row) == kind]
    unit = drawn[0]["base_unit"]
    if len(drawn) < 2:  # noqa: PLR2004 (one value is no picture)
        return None
    frame = pl.DataFrame(
        {
            "label": _labels(drawn[:DRAWN_ROWS]),
            "lower": [float(row["value_min"]) for row in drawn[:DRAWN_ROWS]],
            "upper": [float(row["value_max"]) for row in drawn[:DRAWN_ROWS]],
        }
    )
    return intervals(
        frame,
        f"{indicator['name_zh']}（{unit}）：点为确定值，线为区间，按单位排列，不是名次",
        f"{indicator['name_en'] or indicator['code']} ({unit}): dots are values, lines intervals; no ranking",
        ",~f",
    )


def _kind(row: Row) -> tuple[Any, ...]:
    """What values must share to stand in one picture."""
    return row["authority_level"], row["base_unit"], row["exam_line"], row["period_kind"]


def _labels(rows: Sequence[Row]) -> list[str]:
    """Authority and years, each told apart from the others: a chart draws one line for a label."""
    seen: Counter[str] = Counter()
    labels: list[str] = []
    for row in rows:
        when = years(row["year_min"], row["year_max"])
        label = f"{row['authority'] or '未名'} {when}".strip()
        seen[label] += 1
        labels.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return labels
