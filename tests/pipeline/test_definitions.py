"""What Dagster loads, and when the sensor asks for a run."""

from __future__ import annotations

import os
import time
from pathlib import Path

import dagster as dg
import pytest

from pipelines import jobs
from pipelines.definitions import defs
from zongjie.stages import STAGES


@pytest.fixture
def landing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZONGJIE_LANDING", str(tmp_path))
    return tmp_path


def settled(file: Path) -> None:
    """Write the file as if that had been a minute ago."""
    file.write_text("一年来，全县新建学校3所。", encoding="utf-8")
    os.utime(file, (time.time() - 60, time.time() - 60))


def evaluate(cursor: str | None) -> tuple[dg.RunRequest | dg.SkipReason, str | None]:
    context = dg.build_sensor_context(cursor=cursor)
    result = jobs.new_files(context)
    assert isinstance(result, dg.RunRequest | dg.SkipReason)
    return result, context.cursor


def test_every_stage_is_an_asset_of_its_name_with_its_code_version() -> None:
    graph = defs.resolve_asset_graph()
    for stage in STAGES:
        key = dg.AssetKey(stage.name)
        assert graph.get(key).code_version == stage.code_version
        assert graph.get(key).owners == ["team:zongjie"]
        description = graph.get(key).description or ""
        assert "\n\n" in description
        assert any("\u4e00" <= character <= "\u9fff" for character in description)


def test_the_graph_flows_from_files_to_publishing() -> None:
    graph = defs.resolve_asset_graph()
    upstream = {key.path[-1] for key in graph.get(dg.AssetKey("fct_measurement")).parent_keys}
    assert {"measurements", "links", "places", "duplicates"} <= upstream
    publish = {key.path[-1] for key in graph.get(dg.AssetKey("publish")).parent_keys}
    assert {"fct_measurement", "dim_article", "quarantine", "pipeline_run"} <= publish
    assert {key.path[-1] for key in graph.get(dg.AssetKey("measurements")).parent_keys} >= {"numerals", "articles"}


def test_promises_are_checks() -> None:
    checks = {key.name for key in defs.resolve_asset_graph().asset_check_keys}
    assert {
        "measurement_is_grounded",
        "every_digit_is_in_one_numeral",
        "every_file_is_accounted_for",
        "references_exist",
    } <= checks


def test_the_schedule_runs_at_two_in_shanghai() -> None:
    schedule = defs.resolve_schedule_def("daily")
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("0 2 * * *", "Asia/Shanghai")
    assert schedule.job_name == "refresh"


def test_the_sensor_waits_until_files_rest_and_asks_once(landing: Path) -> None:
    (landing / "new.txt").write_text("x", encoding="utf-8")
    waiting, cursor = evaluate(None)
    assert isinstance(waiting, dg.SkipReason)
    assert "still being written" in str(waiting.skip_message)

    settled(landing / "new.txt")
    request, cursor = evaluate(cursor)
    assert isinstance(request, dg.RunRequest)
    assert request.run_key == cursor

    again, _ = evaluate(cursor)
    assert isinstance(again, dg.SkipReason)


def test_the_sensor_sees_deleted_files_and_a_missing_folder(landing: Path) -> None:
    settled(landing / "a.txt")
    settled(landing / "b.txt")
    _, cursor = evaluate(None)
    (landing / "b.txt").unlink()
    request, _ = evaluate(cursor)
    assert isinstance(request, dg.RunRequest)

    (landing / "a.txt").unlink()
    landing.rmdir()
    skip, _ = evaluate(cursor)
    assert isinstance(skip, dg.SkipReason)
    assert "does not exist" in str(skip.skip_message)
