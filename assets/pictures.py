"""Which picture a materialisation shows: masks by kind, figures by nature, widths of intervals, what was published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import polars as pl

from zongjie.charts import bars, lines
from zongjie.charts.specifications import Specification
from zongjie.lake.lake import Lake
from zongjie.vocabulary.enumerations import words_of

GROWTH_TABLES = ("dim_article", "fct_measurement", "fct_placeholder")
"""The tables whose rows the picture of growth follows."""

WIDTHS = ((1, "确定 exact"), (3, "2-3 年 years"), (10, "4-10 年 years"), (10_000, "更宽 wider"))
UNBOUNDED = "无下界或上界 open"


def picture_of(stage_name: str, lake: Lake, commits: Sequence[str]) -> Specification | None:
    """The picture over the rows that a stage's commits wrote; None where it has none or wrote nothing."""
    if stage_name not in _STAGES or not commits:
        return None
    rows = lake.scan(stage_name).filter(pl.col("commit_id").is_in(list(commits)))
    return _STAGES[stage_name](rows)


def figures_by_theme(published: Path) -> Specification:
    """Figures of the published warehouse by the theme of the section they stand in; copies left out."""
    with duckdb.connect(published, read_only=True) as connection:
        frame = connection.sql("""
            select coalesce(theme.name_zh || ' ' || section.theme, '—') as label, count(*) as count
            from fct_measurement as figure
            left join dim_section as section using (section_id)
            left join dim_theme as theme on section.theme = theme.theme
            where not figure.is_duplicate
            group by all
        """).pl()
    return bars(frame, "数字按主题（不含副本）", "Figures by theme of their section, copies left out")


def growth(history: Sequence[tuple[str, dict[str, int]]]) -> Specification:
    """Rows of the main tables over publications. `history`: when, and rows by table, oldest first."""
    steps = [
        {"step": when, "series": table, "count": rows[table]}
        for when, rows in history
        for table in GROWTH_TABLES
        if table in rows
    ]
    frame = pl.DataFrame(steps, schema={"step": pl.String, "series": pl.String, "count": pl.Int64})
    return lines(frame, "历次发布的行数", "Rows over publications")


def _named(rows: pl.LazyFrame, column: str) -> pl.DataFrame:
    """How many rows hold each word of a closed column: label (both names of the word), count."""
    names = {word: f"{row.name_zh} {word}" for word, row in words_of(column).items()}
    counts = rows.group_by(column).agg(count=pl.len().cast(pl.Int64)).collect()
    return counts.select(label=pl.col(column).replace_strict(names), count="count")


def _masks_by_kind(rows: pl.LazyFrame) -> Specification:
    return bars(_named(rows, "placeholder_kind"), "本次所见的擦除与疤痕", "Masks and scars of this run by kind")


def _figures_by_nature(rows: pl.LazyFrame) -> Specification:
    return bars(_named(rows, "nature"), "本次所读的数字按性质", "Figures of this run by nature")


def _widths_of_years(rows: pl.LazyFrame) -> Specification:
    width = pl.col("report_year_max") - pl.col("report_year_min") + 1
    label = pl.when(width.is_null()).then(pl.lit(UNBOUNDED))
    for limit, name in WIDTHS:
        label = label.when(width <= limit).then(pl.lit(name))
    counts = rows.group_by(label=label).agg(count=pl.len().cast(pl.Int64)).collect()
    return bars(counts, "本次各文报告年份的区间宽度", "Articles of this run by width of their report-year interval")


_STAGES: dict[str, Callable[[pl.LazyFrame], Specification]] = {
    "placeholders": _masks_by_kind,
    "measurements": _figures_by_nature,
    "report_years": _widths_of_years,
}
"""What is drawn of the table that has the stage's name."""
