"""Files of records in the lake: each record comes, changes and goes with its file."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.lakes import run_all_stages, silent
from zongjie.lake.lake import Lake
from zongjie.lake.ledger import Ledger
from zongjie.lake.preparing import prepare
from zongjie.lake.processing import StageReport, ingest

A, B, C = ({"path": name, "text": f"全县共有学校{number}所。"} for number, name in enumerate("ABC", 31))
BAD = {"path": "D", "text": "no Chinese"}


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    folder = tmp_path / "landing"
    folder.mkdir()
    return folder


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    prepared = Lake(str(tmp_path / "lake"))
    prepare(prepared, "test")
    return prepared


def write(landing: Path, *records: dict[str, str]) -> None:
    (landing / "r.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")


def read(lake: Lake, landing: Path) -> StageReport:
    return ingest(lake, landing, "test", datetime.now(UTC), silent)


def states(lake: Lake) -> dict[str, str]:
    return dict(Ledger(lake).files().select("source_path", "state").sort("source_path").iter_rows())


def test_records_come_change_and_go(landing: Path, lake: Lake) -> None:
    write(landing, A, B, BAD)
    report = read(lake, landing)
    assert (report.done, report.new, report.quarantined) == (1, 1, 1)
    assert states(lake) == {"r.jsonl#A": "document", "r.jsonl#B": "document", "r.jsonl#D": "quarantined"}
    assert read(lake, landing).did_nothing

    write(landing, {**A, "text": "全县共有学校40所。"}, C)
    report = read(lake, landing)
    assert (report.done, report.changed, report.removed) == (1, 1, 0)
    assert states(lake) == {
        "r.jsonl#A": "document",
        "r.jsonl#B": "deleted",
        "r.jsonl#C": "document",
        "r.jsonl#D": "deleted",
    }
    texts = Ledger(lake).read_current("document_text")["text"]
    assert sorted(texts) == ["全县共有学校33所。", "全县共有学校40所。"]
    assert Ledger(lake).read_current("quarantine").height == 0
    assert read(lake, landing).did_nothing

    (landing / "r.jsonl").unlink()
    assert read(lake, landing).removed == 1
    assert set(states(lake).values()) == {"deleted"}
    assert read(lake, landing).did_nothing

    write(landing, A)
    assert read(lake, landing).new == 1
    assert states(lake)["r.jsonl#A"] == "document"


def test_a_file_without_a_readable_record_is_in_quarantine_itself(landing: Path, lake: Lake) -> None:
    (landing / "r.jsonl").write_text("\n", encoding="utf-8")
    read(lake, landing)
    assert states(lake) == {"r.jsonl": "quarantined"}
    write(landing, A)
    read(lake, landing)
    assert states(lake) == {"r.jsonl": "deleted", "r.jsonl#A": "document"}


def test_later_stages_do_each_record(landing: Path, lake: Lake) -> None:
    write(landing, A, B)
    reports = run_all_stages(lake.root, landing)
    assert reports["articles"].done == 2
    write(landing, A, C)
    reports = run_all_stages(lake.root, landing)
    # the record that stayed is read again with its file: its commit is another, its identifier the same
    assert reports["measurements"].done == 2
    figures = Ledger(lake).read_current("measurements")["surface"]
    assert sorted(figures) == ["31所", "33所"]
