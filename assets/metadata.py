"""What stands beside a materialisation in the UI: counts, columns with their meaning, first rows, a picture.

Texts come from strangers. They are shown in tables of plain cells and in pictures, never as Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dagster as dg
import polars as pl

from assets.dbt_project import column_descriptions
from assets.pictures import picture_of
from zongjie.charts import to_data_uri
from zongjie.charts.specifications import Specification
from zongjie.lake.lake import Lake
from zongjie.lake.ledger import Ledger
from zongjie.lake.processing import StageReport
from zongjie.stages import Stage
from zongjie.tables.table import Table

CELL_CHARACTERS = 60
"""A cell of the preview is cut after so many characters."""

Metadata = dict[str, Any]


def stage_metadata(of: Stage, report: StageReport, lake: Lake) -> Metadata:
    """Counts and seconds of a run of a stage, the columns of its tables; where it wrote rows, some, and a picture."""
    counts = {
        "new": report.new,
        "changed": report.changed,
        "removed": report.removed,
        "quarantined": report.quarantined,
        **{f"rows {name}": rows for name, rows in report.rows.items()},
    }
    metadata: Metadata = {name: dg.MetadataValue.int(count) for name, count in counts.items()}
    metadata["seconds"] = dg.MetadataValue.float(round(report.seconds, 3))
    if report.characters and report.seconds:
        metadata["characters per second"] = dg.MetadataValue.int(int(report.characters / report.seconds))
    main = _main_table(of)
    metadata["dagster/row_count"] = Ledger(lake).count_current(main.name)
    metadata["dagster/column_schema"] = column_schema(main)
    shown = {main.name, "quarantine"} & report.examples.keys()
    metadata |= {f"preview {name}": preview(report.examples[name]) for name in sorted(shown)}
    drawn = picture_of(of.name, lake, report.commits)
    return metadata if drawn is None else metadata | {"picture": picture(drawn)}


def column_schemas(of: Stage) -> Metadata:
    """The columns of every table of a stage: what stands beside the asset's definition."""
    return {f"columns {table.name}": dg.MetadataValue.table_schema(column_schema(table)) for table in of.tables}


def column_schema(table: Table) -> dg.TableSchema:
    """The columns of a lake table with types and meanings."""
    meanings = column_descriptions()
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=name,
                type=str(pl.DataFrame(schema={name: dtype}).schema[name]),
                description=meanings.get(name),
                constraints=dg.TableColumnConstraints(nullable=name in table.nullable),
            )
            for name, dtype in table.columns.items()
        ]
    )


def preview(rows: pl.DataFrame) -> dg.TableMetadataValue:
    """The rows as a table of short plain cells, identifiers left out; nested values as they print."""
    rows = rows.drop(name for name in rows.columns if name.endswith("_id"))
    columns = [dg.TableColumn(name) for name in rows.columns]
    records = [
        dg.TableRecord({name: _cell(value) for name, value in row.items()}) for row in rows.iter_rows(named=True)
    ]
    return dg.MetadataValue.table(records=records, schema=dg.TableSchema(columns=columns))


def picture(specification: Specification) -> dg.MarkdownMetadataValue:
    """The chart as a picture inside Markdown."""
    return dg.MetadataValue.md(f"![]({to_data_uri(specification)})")


def _main_table(of: Stage) -> Table:
    """The table that has the stage's name; the first where none has."""
    return next((table for table in of.tables if table.name == of.name), of.tables[0])


def _cell(value: Any) -> str | int | float | bool | None:
    """A value that Dagster's tables can hold."""
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)
    return text if len(text) <= CELL_CHARACTERS else f"{text[:CELL_CHARACTERS]}…"


def row_counts(rows: Mapping[str, int]) -> Metadata:
    """Rows by table as metadata entries."""
    return {f"rows {name}": dg.MetadataValue.int(count) for name, count in rows.items()}
