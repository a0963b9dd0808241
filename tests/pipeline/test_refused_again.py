"""Files that cannot be read: which are read again at every run, and what that writes."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.input_forms import pdf
from tests.support.lakes import silent
from zongjie.documents import forms
from zongjie.lake.lake import Lake
from zongjie.lake.ledger import Ledger
from zongjie.lake.preparing import prepare
from zongjie.lake.processing import StageReport, ingest

TEXT = "全县共有学校三十二所，比去年增加三所。\n"


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    folder = tmp_path / "landing"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.pdf").write_bytes(pdf([[TEXT.strip()]]))
    return folder


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    prepared = Lake(str(tmp_path / "lake"))
    prepare(prepared, "test")
    return prepared


def read(lake: Lake, landing: Path) -> StageReport:
    return ingest(lake, landing, "test", datetime.now(UTC), silent)


def quarantined(lake: Lake) -> dict[str, str]:
    return dict(Ledger(lake).read_current("quarantine").select("source_path", "detail").iter_rows())


def fail_to_open(monkeypatch: pytest.MonkeyPatch, number: int) -> list[str]:
    """Let opening b.pdf fail with an error of the system; the names that were asked for."""
    asked: list[str] = []
    opened = os.open

    def refuse(path: Path, *rest: int) -> int:
        asked.append(Path(path).name)
        if Path(path).name == "b.pdf":
            raise OSError(number, os.strerror(number))
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    return asked


def test_a_disk_that_fails_is_tried_again_and_writes_nothing_new(
    landing: Path, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        asked = fail_to_open(patch, errno.EIO)
        assert read(lake, landing).quarantined == 1
        versions = lake.versions()
        second = read(lake, landing)
        assert second.did_nothing and second.todo == 0 and second.files == 2
        assert asked.count("b.pdf") == 2
        assert lake.versions() == versions
    with monkeypatch.context() as patch:
        # another problem is news
        fail_to_open(patch, errno.EACCES)
        third = read(lake, landing)
        assert (third.done, third.changed) == (1, 1)
        assert "Permission denied" in quarantined(lake)["b.pdf"]
    assert (read(lake, landing).done, quarantined(lake)) == (1, {})
    assert read(lake, landing).did_nothing


def test_a_fault_of_a_reader_is_remembered_until_the_file_changes(
    landing: Path, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def fail(content: bytes, _: object) -> None:
        calls.append(len(content))
        raise RecursionError("too deep")

    monkeypatch.setattr(forms, "read_pdf", fail)
    assert read(lake, landing).quarantined == 1
    assert read(lake, landing).did_nothing
    assert len(calls) == 1 and "RecursionError" in quarantined(lake)["b.pdf"]
    (landing / "b.pdf").write_bytes(pdf([[TEXT.strip()]] * 2))
    assert read(lake, landing).changed == 1
    assert len(calls) == 2


def test_too_little_memory_is_no_fault_of_the_file(landing: Path, lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: bytes, __: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(forms, "read_pdf", fail)
        assert read(lake, landing).quarantined == 1
        assert read(lake, landing).did_nothing
        assert "内存不足" in quarantined(lake)["b.pdf"]
    assert (read(lake, landing).changed, quarantined(lake)) == (1, {})
