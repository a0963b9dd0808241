"""documents + quarantine = files in the landing folder, counted by another route than they were read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.lakes import silent
from zongjie.documents import landing as landing_module
from zongjie.errors import FilesUnaccountedError
from zongjie.lake import processing
from zongjie.lake.accounting import check_every_file_is_accounted_for
from zongjie.lake.lake import Lake
from zongjie.lake.ledger import Ledger
from zongjie.lake.preparing import prepare
from zongjie.lake.processing import StageReport, ingest

TEXT = "全县共有学校三十二所，比去年增加三所。\n"


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    folder = tmp_path / "landing"
    (folder / "a").mkdir(parents=True)
    (folder / "a" / "good.txt").write_text(TEXT, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "r.jsonl").write_text('{"text": "全县"}\n{"text": 5}\n', encoding="utf-8")
    return folder


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    prepared = Lake(str(tmp_path / "lake"))
    prepare(prepared, "test")
    return prepared


def read(lake: Lake, landing: Path) -> StageReport:
    return ingest(lake, landing, "test", datetime.now(UTC), silent)


def test_every_run_counts_the_files(landing: Path, lake: Lake) -> None:
    assert (read(lake, landing).files, read(lake, landing).files) == (4, 4)
    (landing / "empty.txt").unlink()
    assert read(lake, landing).files == 3


def test_a_file_that_the_scan_loses_stops_the_run(landing: Path, lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = landing_module.scan_landing
    monkeypatch.setattr(processing, "scan_landing", lambda folder: scan(folder)[1:])
    with pytest.raises(FilesUnaccountedError, match=r"1 files .* a/good\.txt"):
        read(lake, landing)


def test_a_file_whose_rows_are_lost_stops_the_run(landing: Path, lake: Lake) -> None:
    read(lake, landing)
    # landing_files still tells of it, the tables that it became rows of do not
    lake.create("quarantine")
    with pytest.raises(FilesUnaccountedError, match=r"2 files .* empty\.txt, gone\.txt"):
        read(lake, landing)


def test_what_comes_during_a_run_is_left_to_the_next(
    landing: Path, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = landing_module.scan_landing

    def scan_and_change(folder: Path) -> list[landing_module.LandingFile]:
        found = scan(folder)
        (folder / "new.txt").write_text(TEXT, encoding="utf-8")
        (folder / "empty.txt").unlink()
        return found

    with monkeypatch.context() as patch:
        patch.setattr(processing, "scan_landing", scan_and_change)
        assert read(lake, landing).files == 3
    assert read(lake, landing).files == 4
    assert check_every_file_is_accounted_for(Ledger(lake), {"new.txt"}) == 1


def test_a_permission_that_comes_back_is_taken_up(landing: Path, lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(landing_module.os, "access", lambda path, _mode: Path(path).name != "good.txt")
        read(lake, landing)
        assert "a/good.txt" in Ledger(lake).read_current("quarantine")["source_path"].to_list()
        assert read(lake, landing).did_nothing
    assert read(lake, landing).changed == 1
    assert "a/good.txt" in Ledger(lake).read_current("documents")["source_path"].to_list()
