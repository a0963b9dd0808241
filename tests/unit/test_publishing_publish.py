"""Publishing refuses what is not green and whole, and leaves the published file alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from zongjie.errors import PublishRefusedError
from zongjie.lake.lake import Lake
from zongjie.lake.preparing import prepare
from zongjie.publishing.difference import FEWEST_ROWS, TableDifference
from zongjie.publishing.publish import Build, last_fingerprint, publish
from zongjie.publishing.versions import Warehouse

MODEL, STAGING = "model.z.fct_measurement", "model.z.stg_measurements"
TEST, UNIQUE = "test.z.complete", "test.z.unique"
GREEN = {MODEL: "success", TEST: "pass", UNIQUE: "pass"}


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    made = Lake(str(tmp_path / "lake"))
    prepare(made, "test")
    return made


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    made = Warehouse(tmp_path / "warehouse")
    made.folder.mkdir()
    publish_old(made, rows=1)
    return made


def publish_old(warehouse: Warehouse, rows: int) -> None:
    """An older warehouse with so many figures."""
    warehouse.published.unlink(missing_ok=True)
    with duckdb.connect(warehouse.published) as connection:
        connection.execute("create table fct_measurement as select range as measurement_id from range(?)", [rows])


def make_build(warehouse: Warehouse, statuses: dict[str, str]) -> Build:
    file = warehouse.build_file("run-1")
    file.parent.mkdir(parents=True)
    with duckdb.connect(file) as connection:
        connection.execute("create table fct_measurement as select 1 as measurement_id")
        connection.execute("""
            create table pipeline_run (run_id varchar, commits varchar[], code_versions varchar[], units_done bigint,
            rows_written bigint, seconds double, published_at timestamptz, build_fingerprint varchar)
        """)
        connection.execute("create schema staging; create view staging.leftover as select 1 as one")
    nodes = {
        MODEL: {"resource_type": "model", "config": {"materialized": "table"}},
        STAGING: {"resource_type": "model", "config": {"materialized": "ephemeral"}},
        TEST: {
            "resource_type": "test",
            "config": {"materialized": "test"},
            "test_metadata": {"name": "complete", "kwargs": {"columns": ["measurement_id"]}},
            "attached_node": MODEL,
        },
        UNIQUE: {
            "resource_type": "test",
            "config": {"materialized": "test"},
            "test_metadata": {"name": "unique_key", "kwargs": {"key": ["measurement_id"]}},
            "attached_node": MODEL,
        },
    }
    manifest, results = file.parent / "manifest.json", file.parent / "run_results.json"
    manifest.write_text(json.dumps({"nodes": nodes}), encoding="utf-8")
    rows = [{"unique_id": name, "status": status} for name, status in statuses.items()]
    results.write_text(json.dumps({"results": rows}), encoding="utf-8")
    return Build("run-1", file, results, manifest, "fingerprint-1")


def test_a_green_build_is_published_stamped_and_remembered(lake: Lake, warehouse: Warehouse) -> None:
    publication = publish(lake, warehouse, make_build(warehouse, GREEN))
    assert publication.rows == {"fct_measurement": 1, "pipeline_run": 1}
    assert (publication.checks_passed, publication.checks_warned) == (2, 0)
    assert last_fingerprint(lake) == "fingerprint-1"
    with duckdb.connect(warehouse.published, read_only=True) as connection:
        [(run_id, published_at)] = connection.sql("select run_id, published_at from pipeline_run").fetchall()
        schemas = connection.sql(
            "select distinct schema_name from duckdb_tables() union from (select 'main')"
        ).fetchall()
        assert connection.sql("select count(*) from duckdb_views() where not internal").fetchall() == [(0,)]
    assert run_id == "run-1"
    assert abs((datetime.now(UTC) - published_at).total_seconds()) < 600
    assert schemas == [("main",)]


def test_the_schema_says_which_columns_were_shown_to_hold_no_null(lake: Lake, warehouse: Warehouse) -> None:
    publish(lake, warehouse, make_build(warehouse, GREEN))
    with duckdb.connect(warehouse.published, read_only=True) as connection:
        nullable = connection.sql(
            "select is_nullable from information_schema.columns where table_name = 'fct_measurement'"
        )
        assert nullable.fetchall() == [("NO",)]


def without_results(build: Build) -> None:
    build.run_results.unlink()


def without_file(build: Build) -> None:
    build.file.unlink()


def with_view(build: Build) -> None:
    with duckdb.connect(build.file) as connection:
        connection.execute("create view main.open_figures as select * from fct_measurement")


@pytest.mark.parametrize(
    ("statuses", "damage", "sentence"),
    [
        ({**GREEN, TEST: "fail"}, None, "not green: test.z.complete"),
        ({**GREEN, MODEL: "error", TEST: "skipped"}, None, "not green: model.z.fct_measurement, test.z.complete"),
        ({MODEL: "success"}, None, "not whole, 2 nodes did not run"),
        (GREEN, without_results, "nothing shows that the build is green"),
        (GREEN, without_file, "has no build"),
        (GREEN, with_view, "holds views"),
    ],
)
def test_anything_else_is_refused_and_the_old_file_stays(
    lake: Lake,
    warehouse: Warehouse,
    statuses: dict[str, str],
    damage: Callable[[Build], None] | None,
    sentence: str,
) -> None:
    build = make_build(warehouse, statuses)
    if damage:
        damage(build)
    with pytest.raises(PublishRefusedError, match=sentence):
        publish(lake, warehouse, build)
    assert old_rows(warehouse) == 1
    assert last_fingerprint(lake) is None


def old_rows(warehouse: Warehouse) -> int:
    """Figures of the published warehouse."""
    with duckdb.connect(warehouse.published, read_only=True) as connection:
        return len(connection.table("fct_measurement"))


def test_what_differs_from_the_last_version_is_told(lake: Lake, warehouse: Warehouse) -> None:
    publication = publish(lake, warehouse, make_build(warehouse, GREEN))
    [figures, runs] = publication.differences
    # the build holds figure 1, the old warehouse held figure 0
    assert figures == TableDifference("fct_measurement", rows_before=1, rows=1, added=1, removed=1, changed=0)
    assert (runs.table, runs.rows_before) == ("pipeline_run", 0)


def test_a_large_drop_is_refused_unless_it_is_allowed(lake: Lake, warehouse: Warehouse) -> None:
    publish_old(warehouse, rows=FEWEST_ROWS)
    build = make_build(warehouse, GREEN)
    with pytest.raises(PublishRefusedError, match=f"fct_measurement {FEWEST_ROWS} -> 1.*--allow-drop"):
        publish(lake, warehouse, build)
    assert old_rows(warehouse) == FEWEST_ROWS
    publish(lake, warehouse, build, allow_drop=True)
    assert old_rows(warehouse) == 1


def test_a_damaged_published_file_is_told_and_may_be_replaced_unseen(lake: Lake, warehouse: Warehouse) -> None:
    warehouse.published.write_text("no database", encoding="utf-8")
    build = make_build(warehouse, GREEN)
    with pytest.raises(PublishRefusedError, match="cannot be compared"):
        publish(lake, warehouse, build)
    assert publish(lake, warehouse, build, allow_drop=True).differences == []


def test_the_first_publication_differs_from_nothing(lake: Lake, warehouse: Warehouse) -> None:
    warehouse.published.unlink()
    assert publish(lake, warehouse, make_build(warehouse, GREEN)).differences == []
