"""`zongjie doctor`: what is installed, where things lie, and whether the lake is sound."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import version
from pathlib import Path

from rich.console import Console

from pipelines.settings import Settings, load_settings
from zongjie.errors import LakeError
from zongjie.lake.lake import Lake
from zongjie.lake.soundness import unsound_commits
from zongjie.publishing.versions import Warehouse, versions

PACKAGES = (
    "zongjie",
    "dagster",
    "dagster-dbt",
    "dbt-core",
    "dbt-duckdb",
    "duckdb",
    "polars",
    "deltalake",
    "pyarrow",
    "jieba",
    "rjieba",
)


def doctor_command() -> int:
    """Print the report; return 1 if something needs attention."""
    console = Console(highlight=False, soft_wrap=True, markup=False)
    settings = load_settings()
    console.print(f"Python {platform.python_version()} ({sys.executable})")
    console.print("  ".join(f"{package} {version(package)}" for package in PACKAGES))
    for name, place in (
        ("投放 landing", settings.landing),
        ("湖 lake", settings.lake),
        ("仓库 warehouse", settings.warehouse),
    ):
        missing = "" if "://" in str(place) or Path(place).exists() else "（还没有 / not there yet）"
        console.print(f"{name}: {place}{missing}")
    problems = _problems(settings)
    for problem in problems:
        console.print(f"问题 problem: {problem}")
    if not problems:
        console.print("一切正常。 / All is well.")
    return 1 if problems else 0


def _problems(settings: Settings) -> list[str]:
    """One sentence for each thing that is wrong."""
    problems: list[str] = []
    if not settings.landing.is_dir():
        problems.append(f"the landing folder {settings.landing} does not exist; create it or set ZONGJIE_LANDING")
    if "://" in settings.lake or Path(settings.lake).exists():
        try:
            problems += unsound_commits(Lake(settings.lake))
        except LakeError as error:
            problems.append(str(error))
    warehouse = Warehouse(settings.warehouse)
    if warehouse.published.exists() and not any(version.is_published for version in versions(warehouse)):
        problems.append(f"{warehouse.published} is none of the kept versions; publish again or roll back")
    return problems
