"""A run of the whole job that kills itself at a chosen point. Started by the tests, never imported by them.

python -m tests.support.killed_run build      in the middle of the dbt build
python -m tests.support.killed_run replace    the build is green, the published file not yet replaced
python -m tests.support.killed_run remember   the published file is replaced, the lake does not know it yet
"""

from __future__ import annotations

import sys
from typing import Any

import polars as pl

import zongjie.lake.lake
import zongjie.publishing.publish
from pipelines.commands.run import run_command
from pipelines.dbt_output import DbtOutput
from tests.support.killed import die

MIDDLE_OF_BUILD = 40


def kill_in_build() -> None:
    """Die when dbt has told of some tens of lines."""
    taken = 0
    take = DbtOutput._take

    def wrapped(self: DbtOutput, line: str) -> None:
        nonlocal taken
        taken += 1
        if taken > MIDDLE_OF_BUILD:
            die()
        take(self, line)

    DbtOutput._take = wrapped  # pyright: ignore


def kill_before_replacing() -> None:
    """Die when all is ready to be published."""
    zongjie.publishing.publish.replace_published = lambda *_, **__: die()  # pyright: ignore


def kill_before_remembering() -> None:
    """Die between the rename and the row that remembers it."""
    append = zongjie.lake.lake.Lake.append

    def wrapped(self: Any, table_name: str, frame: pl.DataFrame) -> None:
        if table_name == "publications":
            die()
        append(self, table_name, frame)

    zongjie.lake.lake.Lake.append = wrapped


if __name__ == "__main__":
    {"build": kill_in_build, "replace": kill_before_replacing, "remember": kill_before_remembering}[sys.argv[1]]()
    sys.exit(run_command(None, quiet=True, allow_drop=False))
