"""`zongjie run`: the job, and at its end a summary that a person can read."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table

from pipelines.run import RunSummary, landing_argument, run_refresh
from pipelines.settings import Settings, load_settings
from zongjie.publishing.versions import Warehouse

NEXT_COMMANDS = (
    '.venv/bin/zongjie sql "select indicator, surface, nature from fct_measurement limit 10"',
    ".venv/bin/zongjie tables",
    "make dev",
)

SHOWN_DIFFERENCES = 12
"""The summary names so many changed tables; the UI and the log of `publish` have them all."""


def run_command(landing: Path | None, quiet: bool, allow_drop: bool) -> int:
    """Run the job and print the summary; return the exit status."""
    started = time.monotonic()
    settings = load_settings()
    os.environ["ZONGJIE_LANDING"] = str(landing_argument(landing, settings))
    if allow_drop:
        os.environ["ZONGJIE_ALLOW_DROP"] = "1"
    settings = load_settings()
    summary = run_refresh(settings, "WARNING" if quiet else "INFO")
    console = Console(highlight=False)
    if not summary.success:
        Console(stderr=True, highlight=False).print(
            f"zongjie: {summary.failure}", style="red", soft_wrap=True, markup=False
        )
        return 1
    print_summary(console, settings, summary, time.monotonic() - started)
    return 0


def print_summary(console: Console, settings: Settings, summary: RunSummary, seconds: float) -> None:
    """What is in the warehouse now, what this run did, and what to try next."""
    published = Warehouse(settings.warehouse).published
    console.print()
    with duckdb.connect(published, read_only=True) as connection:
        _print_counts(console, connection)
        _print_quarantine(console, connection)
    _print_steps(console, summary)
    if summary.published_version:
        publish = next(step for step in summary.steps if step.name == "publish")
        checks = f"{publish.metadata['checks passed']} 通过 passed, {publish.metadata['checks warned']} 提醒 warned"
        _print_differences(console, publish.metadata["differences"])
        console.print(f"检查 checks: {checks}")
        console.print(f"已发布 published: {published}（版本 version {summary.published_version}）", soft_wrap=True)
    else:
        console.print("没有新东西，仓库不变。 / Nothing new: the published warehouse stays as it is.")
    console.print(f"用时 seconds: {seconds:.1f}\n\n接着试试 / try next:")
    for command in NEXT_COMMANDS:
        console.print(f"  {command}", style="bold", soft_wrap=True, markup=False)


def _print_counts(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    counts = connection.sql("""
        select
            (select count(*) from dim_document where is_current),
            (select count(*) from dim_article),
            (select count(*) from fct_measurement),
            (select count(*) from fct_placeholder),
            (select count(*) from fct_arithmetic_check where verdict = 'contradicts')
    """).fetchall()[0]
    labels = ("文档 documents", "文章 articles", "数字 figures", "掩码与疤痕 masks and scars", "算不拢 contradictions")
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for label, count in zip(labels, counts, strict=True):
        table.add_row(label, f"{count:,}")
    console.print(table)


def _print_quarantine(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    rejected = connection.sql("select source_path, reason, detail from quarantine order by source_path").fetchall()
    console.print(f"隔离 quarantined: {len(rejected)}")
    for source_path, reason, detail in rejected:
        console.print(f"  {source_path}: {reason}. {detail}", soft_wrap=True, markup=False)


def _print_steps(console: Console, summary: RunSummary) -> None:
    table = Table("阶段 stage", "秒 seconds", "新 new", "改 changed", "行 rows", box=None, padding=(0, 2, 0, 0))
    for step in summary.steps:
        counts = [str(step.metadata.get(name, "")) for name in ("new", "changed", "dagster/row_count")]
        table.add_row(step.name, f"{step.seconds:.2f}", *counts)
    console.print(table)


def _print_differences(console: Console, differences: Sequence[Mapping[str, Any]]) -> None:
    """What changed against the version before, the most changed tables first; nothing the first time."""
    columns = ("与上一版相比 against the version before", "行 rows", "增 added", "减 removed", "改 changed")
    table = Table(*columns, box=None, padding=(0, 2, 0, 0))
    for each in sorted(differences, key=_extent, reverse=True)[:SHOWN_DIFFERENCES]:
        counts = ["" if each[name] is None else f"{each[name]:,}" for name in ("added", "removed", "changed")]
        table.add_row(each["table"], f"{each['rows_before']:,} → {each['rows']:,}", *counts)
    if table.row_count:
        console.print(table)
        more = len(differences) - table.row_count
        if more > 0:
            console.print(f"  … +{more} 张表 tables")


def _extent(difference: Mapping[str, Any]) -> int:
    """How many rows of a table differ."""
    by_key = sum(difference[name] or 0 for name in ("added", "removed", "changed"))
    return by_key or abs(difference["rows"] - difference["rows_before"])
