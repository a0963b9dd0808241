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
from zongjie.publishing.publish import Build, last_fingerprint, publish
from zongjie.publishing.versions import Warehouse

MODEL, TEST, STAGING = "model.z.fct_measurement", "test.z.unique", "model.z.stg_measurements"


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    made = Lake(str(tmp_path / "lake"))
    prepare(made, "test")
    return made


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    made = Warehouse(tmp_path / "warehouse")
    made.folder.mkdir()
    made.published.write_text("the old warehouse", encoding="utf-8")
    return made


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
    }
    manifest, results = file.parent / "manifest.json", file.parent / "run_results.json"
    manifest.write_text(json.dumps({"nodes": nodes}), encoding="utf-8")
    rows = [{"unique_id": name, "status": status} for name, status in statuses.items()]
    results.write_text(json.dumps({"results": rows}), encoding="utf-8")
    return Build("run-1", file, results, manifest, "fingerprint-1")


def test_a_green_build_is_published_stamped_and_remembered(lake: Lake, warehouse: Warehouse) -> None:
    publication = publish(lake, warehouse, make_build(warehouse, {MODEL: "success", TEST: "pass"}))
    assert publication.rows == {"fct_measurement": 1, "pipeline_run": 1}
    assert (publication.checks_passed, publication.checks_warned) == (1, 0)
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
    publish(lake, warehouse, make_build(warehouse, {MODEL: "success", TEST: "pass"}))
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
        ({MODEL: "success", TEST: "fail"}, None, "not green: test.z.unique"),
        ({MODEL: "error", TEST: "skipped"}, None, "not green: model.z.fct_measurement, test.z.unique"),
        ({MODEL: "success"}, None, "not whole, 1 nodes did not run"),
        ({MODEL: "success", TEST: "pass"}, without_results, "nothing shows that the build is green"),
        ({MODEL: "success", TEST: "pass"}, without_file, "has no build"),
        ({MODEL: "success", TEST: "pass"}, with_view, "holds views"),
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
    assert warehouse.published.read_text(encoding="utf-8") == "the old warehouse"
    assert last_fingerprint(lake) is None
