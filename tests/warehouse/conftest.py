"""A warehouse of the sample, built and published once by the real job in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from tests.support.places import ROOT, SAMPLE

RUN_SECONDS = 600
COMMAND_SECONDS = 120


@dataclass(frozen=True)
class Installation:
    """The folders of one installation, and its command line."""

    folder: Path

    @property
    def warehouse(self) -> Path:
        """The folder of the published file and its versions."""
        return self.folder / "warehouse"

    @property
    def published(self) -> Path:
        """The file that users open."""
        return self.warehouse / "zongjie.duckdb"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(("ZONGJIE_", "DAGSTER_"))}
        return {
            **own,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "DAGSTER_HOME": str(self.folder / "home"),
            "ZONGJIE_LANDING": str(SAMPLE),
            "ZONGJIE_LAKE": str(self.folder / "lake"),
            "ZONGJIE_WAREHOUSE": str(self.warehouse),
            "COLUMNS": "200",
            "DO_NOT_TRACK": "1",
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        }

    def run(self, *arguments: str, seconds: int = COMMAND_SECONDS) -> subprocess.CompletedProcess[bytes]:
        """Call `zongjie` with these arguments, in an empty folder, so that what it leaves behind is seen."""
        work = self.folder / "work"
        work.mkdir(exist_ok=True)
        return subprocess.run(
            [str(Path(sys.executable).parent / "zongjie"), *arguments],
            cwd=work,
            env=self.environment,
            capture_output=True,
            timeout=seconds,
            check=False,
        )


def code_state() -> dict[str, int]:
    """When each file that a warehouse is built by was last written."""
    files = (path for folder in ("zongjie", "dbt_like_sql/models") for path in (ROOT / folder).rglob("*.*"))
    return {str(path): path.stat().st_mtime_ns for path in files if path.suffix != ".pyc"}


@pytest.fixture(scope="session")
def code_at_start() -> dict[str, int]:
    """The code as it was when the warehouse was built."""
    return code_state()


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory, code_at_start: dict[str, int]) -> Installation:
    """An installation whose warehouse is published, in a folder named as people name folders."""
    folder = tmp_path_factory.mktemp("warehouse") / "教育 数据"
    (folder / "home").mkdir(parents=True)
    (folder / "home" / "dagster.yaml").symlink_to(ROOT / "dagster.yaml")
    made = Installation(folder)
    done = made.run("run", "--quiet", seconds=RUN_SECONDS)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()[-6000:]
    assert made.published.is_file()
    return made


@pytest.fixture(scope="session")
def connection(installation: Installation) -> Generator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the published warehouse."""
    with duckdb.connect(installation.published, read_only=True) as opened:
        yield opened
