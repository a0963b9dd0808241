"""Where things lie. Every path can be set by an environment variable; the defaults lie in the checkout."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The checkout: where workspace.yaml and dbt_like_sql/ lie."""


@dataclass(frozen=True)
class Settings:
    """Paths and limits of one installation."""

    landing: Path
    lake: str
    warehouse: Path
    site: Path
    lock_file: Path
    dagster_home: Path
    sql_project: Path
    lock_timeout_seconds: float
    allow_drop: bool


def load_settings() -> Settings:
    """Read the settings from the environment.

    ZONGJIE_LANDING, ZONGJIE_LAKE, ZONGJIE_WAREHOUSE, ZONGJIE_SITE, ZONGJIE_LOCK_FILE, ZONGJIE_LOCK_TIMEOUT,
    DAGSTER_HOME; ZONGJIE_ALLOW_DROP=1 lets a build that lost many rows be published.
    Relative paths count from the present working directory. The lake may be an object-store address;
    then the lock file lies beside the warehouse. The site lies beside the warehouse too.
    """
    lake = os.environ.get("ZONGJIE_LAKE", str(ROOT / "lake"))
    is_address = "://" in lake
    warehouse = Path(os.environ.get("ZONGJIE_WAREHOUSE", ROOT / "warehouse")).absolute()
    lock_file = warehouse / ".lake.lock" if is_address else Path(lake).absolute() / ".lake.lock"
    return Settings(
        landing=Path(os.environ.get("ZONGJIE_LANDING", ROOT / "data" / "landing")).absolute(),
        lake=lake if is_address else str(Path(lake).absolute()),
        warehouse=warehouse,
        site=Path(os.environ.get("ZONGJIE_SITE", warehouse.parent / "site")).absolute(),
        lock_file=Path(os.environ.get("ZONGJIE_LOCK_FILE", lock_file)).absolute(),
        dagster_home=Path(os.environ.get("DAGSTER_HOME", ROOT / ".dagster_home")).absolute(),
        sql_project=ROOT / "dbt_like_sql",
        lock_timeout_seconds=float(os.environ.get("ZONGJIE_LOCK_TIMEOUT", "7200")),
        allow_drop=os.environ.get("ZONGJIE_ALLOW_DROP", "") == "1",
    )
