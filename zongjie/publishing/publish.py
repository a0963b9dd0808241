"""Publish a build: look whether it is green and whole, stamp it, put it in place in one step."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from zongjie.errors import PublishRefusedError
from zongjie.lake.lake import Lake
from zongjie.publishing.difference import LARGEST_DROP, TableDifference, differences, keys_of
from zongjie.publishing.versions import Version, Warehouse, drop_old_builds, replace_published, version_name
from zongjie.tables.lake import PUBLICATIONS

_GREEN = frozenset({"success", "pass", "warn"})
_MUST_HAVE_RUN = frozenset({"model", "test"})


@dataclass(frozen=True)
class Build:
    """A finished build: the private file, and what dbt said about it."""

    run_id: str
    file: Path
    run_results: Path
    manifest: Path
    fingerprint: str


@dataclass(frozen=True)
class Publication:
    """What was published: the version, rows by table, and what differs from the warehouse that was published before.

    The first publication differs from nothing: its `differences` are empty.
    """

    version: Version
    rows: Mapping[str, int]
    checks_passed: int
    checks_warned: int
    differences: Sequence[TableDifference]


def last_fingerprint(lake: Lake) -> str | None:
    """Fingerprint of what was published last, rolled back since or not; None before the first time."""
    rows = lake.scan(PUBLICATIONS.name).sort("published_at").select("fingerprint").tail(1).collect()
    return rows.item() if rows.height else None


def publish(lake: Lake, warehouse: Warehouse, build: Build, allow_drop: bool = False) -> Publication:
    """Make a build the published warehouse.

    Raises PublishRefusedError, with the published file untouched, where the build's own results
    are missing or not all green, where the file lacks a table or holds a view, or where a table
    lost so many rows that a person should look first, unless `allow_drop` says that it may.
    """
    passed, warned = _check_results(build)
    published_at = datetime.now(UTC)
    try:
        rows = _finish(build, published_at)
    except duckdb.Error as error:
        raise PublishRefusedError(
            f"the build of run {build.run_id} could not be finished ({error}); "
            f"make room on the disk of {warehouse.folder} and run again; the published warehouse stays as it is"
        ) from error
    found = _differences(build, warehouse, allow_drop)
    version = replace_published(warehouse, build.file, version_name(published_at, build.run_id))
    row = {
        "run_id": build.run_id,
        "fingerprint": build.fingerprint,
        "version": version.name,
        "published_at": published_at,
    }
    lake.append(PUBLICATIONS.name, pl.DataFrame([row], schema=dict(PUBLICATIONS.columns)))
    drop_old_builds(warehouse)
    return Publication(version, rows, passed, warned, found)


def _differences(build: Build, warehouse: Warehouse, allow_drop: bool) -> list[TableDifference]:
    """What the build changes; none the first time, or where a damaged file may go."""
    if not warehouse.published.exists():
        return []
    try:
        found = differences(build.file, warehouse.published, keys_of(_read_json(build.manifest)))
    except duckdb.Error as error:
        if allow_drop:
            return []
        raise PublishRefusedError(
            f"the build of run {build.run_id} cannot be compared with {warehouse.published} ({error}); if that file is "
            f"damaged, put an older version in its place with `zongjie rollback`, or replace it unseen with "
            f"`zongjie run --allow-drop`"
        ) from error
    drops = [f"{each.table} {each.rows_before} -> {each.rows}" for each in found if each.is_large_drop]
    if drops and not allow_drop:
        raise PublishRefusedError(
            f"the build of run {build.run_id} lost more than {LARGEST_DROP:.0%} of the rows of {', '.join(drops)}; "
            f"look at the landing folder and the quarantine; if it is meant, run again with `zongjie run --allow-drop`"
        )
    return found


def _check_results(build: Build) -> tuple[int, int]:
    """Count passed and warned tests of the build; raise where anything failed or was left out."""
    if not build.file.is_file():
        raise PublishRefusedError(
            f"run {build.run_id} has no build at {build.file}; materialise the warehouse and publish in one run"
        )
    results = {result["unique_id"]: result["status"] for result in _read_json(build.run_results)["results"]}
    red = sorted(name for name, status in results.items() if status not in _GREEN)
    if red:
        raise PublishRefusedError(f"the build of run {build.run_id} is not green: {', '.join(red)}; see the dbt log")
    nodes = _read_json(build.manifest)["nodes"]
    missing = sorted(name for name, node in nodes.items() if _must_have_run(node) and name not in results)
    if missing:
        raise PublishRefusedError(
            f"the build of run {build.run_id} is not whole, {len(missing)} nodes did not run "
            f"({', '.join(missing[:5])}); materialise all models in one run"
        )
    statuses = [status for name, status in results.items() if name.startswith("test.")]
    return statuses.count("pass"), statuses.count("warn")


def _must_have_run(node: dict[str, Any]) -> bool:
    """Whether the node is a model or a test that a whole build runs; ephemeral models are part of others."""
    return node["resource_type"] in _MUST_HAVE_RUN and node["config"]["materialized"] != "ephemeral"


def _read_json(file: Path) -> dict[str, Any]:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PublishRefusedError(
            f"{file} is missing, so nothing shows that the build is green; build again"
        ) from error


def _finish(build: Build, published_at: datetime) -> dict[str, int]:
    """Stamp the run, drop what only the build needed, count rows, and close the file without a log beside it."""
    with duckdb.connect(build.file) as connection:
        _stamp_run(connection, build, published_at)
        for (schema,) in connection.sql(
            "select schema_name from duckdb_schemas() where not internal and schema_name <> 'main'"
        ).fetchall():
            connection.execute(f'drop schema "{schema}" cascade')
        views = connection.sql("select view_name from duckdb_views() where not internal").fetchall()
        if views:
            raise PublishRefusedError(f"the build holds views ({views}), which would break when the file is renamed")
        _declare_not_null(connection, _read_json(build.manifest)["nodes"])
        tables = [name for (name,) in connection.sql("select table_name from duckdb_tables() order by 1").fetchall()]
        rows = {name: len(connection.table(f'"{name}"')) for name in tables}
        connection.execute("checkpoint")
    if build.file.with_name(f"{build.file.name}.wal").exists():
        raise PublishRefusedError(f"{build.file} has an unwritten log beside it; build again")
    return rows


def _declare_not_null(connection: duckdb.DuckDBPyConnection, nodes: Mapping[str, Any]) -> None:
    """Say in the schema what the tests `complete` have shown: which columns hold no null."""
    for node in nodes.values():
        if node["resource_type"] == "test" and (node.get("test_metadata") or {}).get("name") == "complete":
            table = node["attached_node"].rpartition(".")[2]
            for column in node["test_metadata"]["kwargs"]["columns"]:
                connection.execute(f'alter table "{table}" alter column "{column}" set not null')


def _stamp_run(connection: duckdb.DuckDBPyConnection, build: Build, published_at: datetime) -> None:
    """Write into the build that this run publishes it. A run that only built anew has no row yet."""
    connection.execute(
        """
        insert into pipeline_run by name
        select ? as run_id, [] as commits, [] as code_versions, 0 as units_done, 0 as rows_written, 0 as seconds
        where not exists (from pipeline_run where run_id = ?)
        """,
        [build.run_id, build.run_id],
    )
    connection.execute(
        "update pipeline_run set published_at = ?, build_fingerprint = ? where run_id = ?",
        [published_at, build.fingerprint, build.run_id],
    )
