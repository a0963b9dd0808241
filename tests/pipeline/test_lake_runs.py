"""A stage is todo -> process -> commit: nothing new does nothing, a change is taken up, the rest is left alone."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from deltalake import write_deltalake

from tests.support.lakes import assert_same_rows, current_rows, run_all_stages, silent
from zongjie.errors import ConfigurationError, LakeDamagedError, LakeTooNewError
from zongjie.lake.lake import FORMAT, Lake
from zongjie.lake.ledger import Ledger
from zongjie.lake.preparing import prepare
from zongjie.lake.processing import ingest
from zongjie.lake.soundness import unsound_commits
from zongjie.stages import STAGES, Stage, stage

pytestmark = pytest.mark.slow

FIRST = "一、学前教育\n全县共有幼儿园36所，比去年增加4所。\n"
SECOND = "二、教师队伍\n招聘教师92名，其中农村教师60名。\n"


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    folder = tmp_path / "landing"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def lake(tmp_path: Path) -> Path:
    return tmp_path / "lake"


def figures(lake: Path) -> list[str]:
    return sorted(current_rows(lake)["measurements"]["surface"])


def test_a_second_run_processes_nothing_and_writes_nothing(landing: Path, lake: Path) -> None:
    first = run_all_stages(lake, landing)
    assert first["documents"].new == 2
    versions = Lake(str(lake)).versions()

    second = run_all_stages(lake, landing)

    assert [name for name, report in second.items() if not report.did_nothing] == []
    assert Lake(str(lake)).versions() == versions


def test_a_changed_file_replaces_its_rows(landing: Path, lake: Path) -> None:
    run_all_stages(lake, landing)
    assert figures(lake) == ["36所", "4所", "60名", "92名"]
    file = landing / "second.txt"
    file.write_text(SECOND.replace("92", "95"), encoding="utf-8")

    reports = run_all_stages(lake, landing)

    assert (reports["documents"].changed, reports["documents"].new) == (1, 0)
    assert reports["measurements"].done == 1
    assert figures(lake) == ["36所", "4所", "60名", "95名"]


def test_a_deleted_file_becomes_not_current_and_can_come_back(landing: Path, lake: Path) -> None:
    run_all_stages(lake, landing)
    (landing / "first.txt").unlink()

    reports = run_all_stages(lake, landing)

    assert reports["documents"].removed == 1
    assert figures(lake) == ["60名", "92名"]
    assert run_all_stages(lake, landing)["documents"].did_nothing

    (landing / "first.txt").write_text(FIRST, encoding="utf-8")
    run_all_stages(lake, landing)
    assert figures(lake) == ["36所", "4所", "60名", "92名"]


def test_a_touched_file_with_the_same_content_keeps_its_rows(landing: Path, lake: Path) -> None:
    run_all_stages(lake, landing)
    before = current_rows(lake)["measurements"]
    os.utime(landing / "first.txt", (1, 1))
    run_all_stages(lake, landing)
    assert current_rows(lake)["measurements"].equals(before)


def test_a_changed_stage_reprocesses_itself_and_what_reads_it(
    landing: Path, lake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_all_stages(lake, landing)
    before = current_rows(lake)["measurements"]
    monkeypatch.setitem(stage("links").__dict__, "code_version", "another")

    reports = run_all_stages(lake, landing)

    reprocessed = {name for name, report in reports.items() if report.done}
    assert reprocessed == {"links", "arithmetic", "events"}
    assert reports["links"].changed == 2
    assert current_rows(lake)["measurements"].equals(before)


def test_documents_of_one_old_commit_are_read_once(landing: Path, lake: Path) -> None:
    """Half the documents of a commit are processed again: the other half still counts, the old half does not."""
    run_all_stages(lake, landing)
    (landing / "second.txt").write_text(SECOND + "新增校舍3栋。\n", encoding="utf-8")
    run_all_stages(lake, landing)
    rows = current_rows(lake)["measurements"]
    assert rows["measurement_id"].is_unique().all()
    assert rows.height == 5


def test_code_version_sees_code_but_not_comments(tmp_path: Path) -> None:
    from zongjie.stages import _without_docstrings  # noqa: PLC0415

    plain = _without_docstrings("def f(x):\n    return x + 1\n")
    assert _without_docstrings('def f(x):\n    """Add."""\n    # one\n    return x + 1\n') == plain
    assert _without_docstrings("def f(x):\n    return x + 2\n") != plain


def test_every_stage_has_its_tables_and_reads_earlier_ones() -> None:
    seen: set[str] = set()
    for each in STAGES:
        assert set(each.reads) <= seen, each.name
        seen |= {table.name for table in each.tables}
        assert len(each.code_version) == 12


def test_a_missing_landing_folder_stops_at_once(lake: Path, tmp_path: Path) -> None:
    prepared = Lake(str(lake))
    prepare(prepared, "test")
    with pytest.raises(ConfigurationError, match="does not exist; create it"):
        ingest(prepared, tmp_path / "nowhere", "test", datetime.now(UTC), silent)


def test_a_lake_of_a_newer_version_is_refused_and_left_alone(landing: Path, lake: Path) -> None:
    run_all_stages(lake, landing)
    newer = Lake(str(lake))
    row = {"lake_format": FORMAT + 1, "written_by": "9.0", "since": datetime.now(UTC)}
    newer.append("lake_format", pl.DataFrame([row]).cast({"since": pl.Datetime("us", "UTC")}))
    versions = newer.versions()
    with pytest.raises(LakeTooNewError, match="install the newer version"):
        prepare(newer, "test")
    assert newer.versions() == versions


def test_an_older_lake_is_rebuilt_and_says_so(landing: Path, lake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run_all_stages(lake, landing)
    before = current_rows(lake)["measurements"]
    for module in ("lake", "preparing"):
        monkeypatch.setattr(f"zongjie.lake.{module}.FORMAT", FORMAT + 1)

    changes = prepare(Lake(str(lake)), "test")

    assert changes == [f"the lake at {lake} has format {FORMAT}: rebuilt from the landing folder"]
    assert run_all_stages(lake, landing)["documents"].new == 2
    assert current_rows(lake)["measurements"].equals(before)


def test_a_table_with_other_columns_is_upgraded_and_says_so(landing: Path, lake: Path) -> None:
    run_all_stages(lake, landing)
    before = current_rows(lake)
    old = Lake(str(lake))
    frame = old.scan("links").drop("as_of_date").head(0).collect()
    write_deltalake(old.uri("links"), frame, mode="overwrite", schema_mode="overwrite")

    assert prepare(old, "test") == ["lake table links: upgraded to its present columns, its rows are written again"]

    assert run_all_stages(lake, landing)["links"].done == 2
    assert current_rows(lake)["links"].equals(before["links"])


def test_a_table_removed_by_hand_comes_again(landing: Path, lake: Path) -> None:
    run_all_stages(lake, landing)
    before = current_rows(lake)
    shutil.rmtree(lake / "measurements")
    run_all_stages(lake, landing)
    assert_same_rows(current_rows(lake), before)


def test_missing_and_lost_lake_files_are_told_exactly(landing: Path, lake: Path) -> None:
    run_all_stages(lake, landing)
    sound = Lake(str(lake))
    assert unsound_commits(sound) == []

    data_file = next((lake / "measurements").glob("*.parquet"))
    data_file.unlink()
    [problem] = unsound_commits(sound)
    assert "measurements" in problem

    for log in (lake / "links" / "_delta_log").iterdir():
        log.unlink()
    with pytest.raises(LakeDamagedError, match="lake table links is missing"):
        Ledger(sound).read_current("links")


def test_a_stage_that_fails_names_itself(landing: Path, lake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zongjie.errors import SchemaError  # noqa: PLC0415

    def broken(_: object) -> dict[str, pl.DataFrame]:
        return {"links": pl.DataFrame({"measurement_id": ["x"]})}

    monkeypatch.setitem(stage("links").__dict__, "process", broken)
    with pytest.raises(SchemaError, match="table links: columns missing"):
        run_all_stages(lake, landing)
    assert isinstance(stage("links"), Stage)
