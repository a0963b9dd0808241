"""`zongjie export`: published tables for other programs."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from pipelines.commands.sql import published_file
from zongjie.publishing.export import export


def export_command(folder: Path, file_format: str, patterns: list[str]) -> int:
    """Write the tables and say what was written."""
    done = export(published_file(), folder, file_format, patterns)
    size = sum(file.stat().st_size for file in done.files)
    console = Console(highlight=False)
    console.print(
        f"导出 {len(done.tables)} 张表，{size:,} 字节，到 {folder} / "
        f"exported {len(done.tables)} tables, {size:,} bytes, to {folder}",
        soft_wrap=True,
    )
    if done.cut_cells:
        console.print(
            f"有 {done.cut_cells} 个单元格超过 Excel 上限，已截断；全文用 parquet / "
            f"{done.cut_cells} cells were longer than Excel allows and are cut; parquet has them whole",
            soft_wrap=True,
        )
    return 0
