"""`zongjie versions` and `zongjie rollback`."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from pipelines.settings import load_settings
from zongjie.publishing.versions import Warehouse, rollback, versions


def versions_command() -> int:
    """Print the kept versions, newest first; a star marks the published one."""
    table = Table("", "版本 version", "字节 bytes", box=None, padding=(0, 2, 0, 0))
    for version in versions(Warehouse(load_settings().warehouse)):
        table.add_row("*" if version.is_published else "", version.name, f"{version.byte_size:,}")
    Console(highlight=False).print(table)
    return 0


def rollback_command(name: str | None) -> int:
    """Go back and say to which version."""
    version = rollback(Warehouse(load_settings().warehouse), name)
    Console(highlight=False).print(
        f"已退回 published again: {version.name}。有新内容时再发布 / the next run with something new publishes anew.",
        soft_wrap=True,
    )
    return 0
