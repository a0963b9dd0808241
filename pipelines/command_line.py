"""The command `zongjie`. Each command imports what it needs when it is called, so that help is instant."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="zongjie",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="总结：把工作总结读成可信的数据仓库。 / Reads Chinese work summaries into a warehouse an analyst can trust.",
)


class TableFormat(StrEnum):
    """How `read` prints."""

    table = "table"
    json = "json"
    csv = "csv"
    parquet = "parquet"


@app.command()
def run(
    landing: Annotated[Path | None, typer.Option(help="投放目录 / landing folder")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="只显示结尾摘要 / only the summary at the end")] = False,
    allow_drop: Annotated[
        bool, typer.Option("--allow-drop", help="行数大减也发布 / publish even where many rows are gone")
    ] = False,
) -> None:
    """更新并发布仓库。 / Bring everything up to date and publish the warehouse."""
    from pipelines.commands.run import run_command  # noqa: PLC0415

    raise typer.Exit(run_command(landing, quiet=quiet, allow_drop=allow_drop))


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="要读的文件 / the file to read")],
    output_format: Annotated[TableFormat, typer.Option("--format", "-f")] = TableFormat.table,
    table: Annotated[str, typer.Option(help="哪张表 / which lake table")] = "measurements",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="写到文件 / write to this file")] = None,
) -> None:
    """读一个文件，不用仓库。 / Read one file without Dagster or a warehouse."""
    from pipelines.commands.read import read_command  # noqa: PLC0415

    raise typer.Exit(read_command(file, output_format.value, table, output))


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help="SQL")],
    output_format: Annotated[TableFormat, typer.Option("--format", "-f")] = TableFormat.table,
) -> None:
    """只读查询已发布的仓库。 / Query the published warehouse, read-only."""
    from pipelines.commands.sql import sql_command  # noqa: PLC0415

    raise typer.Exit(sql_command(query, output_format.value))


@app.command()
def tables() -> None:
    """列出仓库的表与含义。 / List the tables of the warehouse and what a row of each means."""
    from pipelines.commands.sql import tables_command  # noqa: PLC0415

    raise typer.Exit(tables_command())


class ExportFormat(StrEnum):
    """What `export` writes."""

    parquet = "parquet"
    csv = "csv"
    xlsx = "xlsx"


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="写到这个目录 / the folder to write to")],
    output_format: Annotated[ExportFormat, typer.Option("--format", "-f")] = ExportFormat.parquet,
    table: Annotated[list[str] | None, typer.Option(help="表名，可用 * / a table or pattern; may be repeated")] = None,
) -> None:
    """导出已发布的表。 / Copy published tables to Parquet, CSV (for Excel) or one XLSX workbook."""
    from pipelines.commands.export import export_command  # noqa: PLC0415

    raise typer.Exit(export_command(folder, output_format.value, table or []))


@app.command()
def site(
    folder: Annotated[Path | None, typer.Option(help="写到这个目录 / the folder to write to")] = None,
    serve: Annotated[bool, typer.Option("--serve", help="并在本机打开 / and serve it on localhost")] = False,
    port: Annotated[int, typer.Option(help="端口 / port")] = 8000,
) -> None:
    """从已发布的仓库生成阅览室网页。 / Build the reading room of the published warehouse as static pages."""
    from pipelines.commands.site import site_command  # noqa: PLC0415

    raise typer.Exit(site_command(folder, port if serve else None))


@app.command()
def dictionary(
    output: Annotated[Path, typer.Option("--output", "-o", help="写到文件 / write to this file")],
) -> None:
    """写出结巴分词的用户词典。 / Write the words of the vocabularies as a user dictionary for jieba."""
    from zongjie.measurements.dictionary import dictionary_file  # noqa: PLC0415

    output.write_text(dictionary_file(), encoding="utf-8")


@app.command()
def doctor() -> None:
    """检查版本、路径、湖是否完好。 / Look at versions and paths, and whether the lake is sound."""
    from pipelines.commands.doctor import doctor_command  # noqa: PLC0415

    raise typer.Exit(doctor_command())


@app.command()
def versions() -> None:
    """列出保留的仓库版本。 / List the kept versions of the warehouse."""
    from pipelines.commands.versions import versions_command  # noqa: PLC0415

    raise typer.Exit(versions_command())


@app.command()
def rollback(
    version: Annotated[
        str | None, typer.Argument(help="版本名，缺省为前一版 / a version; the one before if left out")
    ] = None,
) -> None:
    """退回到前一版或指定版本。 / Go back to the version before, or to the one named."""
    from pipelines.commands.versions import rollback_command  # noqa: PLC0415

    raise typer.Exit(rollback_command(version))


def main() -> None:
    """Entry point: an error that Zongjie raises on purpose is one sentence and exit status 1."""
    from zongjie.errors import ZongjieError  # noqa: PLC0415

    try:
        app()
    except ZongjieError as error:
        typer.echo(f"zongjie: {error}", err=True)
        raise SystemExit(1) from None
