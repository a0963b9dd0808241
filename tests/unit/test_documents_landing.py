"""The landing folder: names, permissions, and files that change while they are read."""

import os
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from zongjie.documents import LandingFile, list_landing, read_documents, scan_landing
from zongjie.documents.landing import source_path_of

SEEN_AT = datetime(2026, 11, 22, tzinfo=UTC)
TEXT = "今年全县共有学校三十二所，比去年增加三所。\n" * 20


def write(folder: Path, name: bytes) -> None:
    with open(os.fsencode(folder) + b"/" + name, "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write(TEXT.encode())


ODD_NAMES = (
    b"\xff.txt",
    rb"\udcff.txt",
    rb"\x5cudcff.txt",
    "总结".encode("gb18030") + b".txt",
    "年度 总结，（定稿）#2 100%.txt".encode(),
    "报告。TXT".encode(),
    b"line\nend\t'quote\".txt",
    "right\u202eto left.txt".encode(),
    "e\u0301.txt".encode(),
    "é.txt".encode(),
    b"a" * 250 + b".txt",
    b"--help.txt",
    b"ends.with.a.dot.",
    b"r.jsonl#1",
    b"r.jsonl#a.txt",
    rb"r.jsonl\x23a.txt",
)


def test_each_name_is_another_source_path_and_records_meet_no_file(tmp_path):
    for name in ODD_NAMES:
        write(tmp_path, name)
    (tmp_path / "r.jsonl").write_text('{"text": "全县"}\n{"text": "全市", "path": "a.txt"}\n', encoding="utf-8")
    frames = read_documents(scan_landing(tmp_path), SEEN_AT)
    paths = frames["landing_files"]["source_path"]
    assert paths.is_unique().all() and len(paths) == len(ODD_NAMES) + 2
    assert {r"\udcff.txt", r"\x5cudcff.txt", r"\x5cx5cudcff.txt"} <= set(paths)
    assert {"r.jsonl#1", "r.jsonl#a.txt", r"r.jsonl\x23a.txt", r"r.jsonl\x5cx23a.txt"} <= set(paths)
    # a name that ends in a record's number has an extension nobody knows
    assert dict(frames["quarantine"].select("source_path", "reason").iter_rows()) == {
        r"r.jsonl\x231": "unsupported_media_type",
    }
    assert frames["documents"].height + frames["quarantine"].height == len(paths)


@pytest.mark.parametrize(
    "name", ["a.txt", "2019/总结.txt", "100%#1.txt", "a\\b.txt", "x23.txt", "a.jsonl", "a#b.jsonl", "jsonl#1"]
)
def test_ordinary_names_stay_as_they_are(name):
    assert source_path_of(PurePosixPath(name)) == name


def test_the_other_listing_finds_the_same(tmp_path):
    (tmp_path / "a" / "x.txt").mkdir(parents=True)
    (tmp_path / "a" / "x.txt" / "y.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / ".hidden").write_text(TEXT, encoding="utf-8")
    (tmp_path / "to_folder").symlink_to("a")
    (tmp_path / "to_nowhere.txt").symlink_to("gone")
    (tmp_path / "to_itself.txt").symlink_to("to_itself.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    scanned = {file.source_path: file.obstacle for file in scan_landing(tmp_path)}
    assert list_landing(tmp_path) == set(scanned)
    assert scanned == {
        "a/x.txt/y.txt": None,
        "b.txt": None,
        "pipe.txt": "special",
        "to_folder": "linked_folder",
        "to_itself.txt": "broken_link",
        "to_nowhere.txt": "broken_link",
    }


def test_a_permission_that_is_missing_is_told_and_giving_it_back_is_a_change(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    (allowed,) = scan_landing(tmp_path)
    # tests may run as a user who may read everything
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    (refused,) = scan_landing(tmp_path)
    assert (allowed.obstacle, refused.obstacle) == (None, "unreadable")
    frames = read_documents([refused], SEEN_AT)
    assert frames["quarantine"]["reason"].to_list() == ["unreadable"]
    assert "权限" in frames["quarantine"]["detail"][0]
    assert frames["landing_files"]["modified_ns"].to_list() == [0] != [allowed.modified_ns]


def test_a_folder_that_may_be_listed_but_not_entered(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "lstat", refuse)
    monkeypatch.setattr(Path, "stat", refuse)
    (found,) = scan_landing(tmp_path)
    assert (found.source_path, found.obstacle) == ("a.txt", "unseen")


def test_a_permission_that_is_taken_away_after_the_scan(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    files = scan_landing(tmp_path)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    frames = read_documents(files, SEEN_AT)
    assert frames["quarantine"]["reason"].to_list() == ["unreadable"]
    assert "Permission denied" in frames["quarantine"]["detail"][0]
    # it is tried again at the next run
    assert frames["landing_files"]["modified_ns"].to_list() == [0]


def _grow(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(TEXT)


def _shrink(path: Path) -> None:
    os.truncate(path, 30)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def _replace(path: Path) -> None:
    path.with_suffix(".new").write_text(TEXT[::-1], encoding="utf-8")
    path.with_suffix(".new").replace(path)


@pytest.mark.parametrize("change", [_grow, _shrink, _remove, _replace])
def test_a_file_that_changes_between_opening_and_reading(tmp_path, monkeypatch, change):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    files = scan_landing(tmp_path)
    fstat = os.fstat

    def change_after(descriptor: int) -> os.stat_result:
        status = fstat(descriptor)
        change(path)
        return status

    monkeypatch.setattr(os, "fstat", change_after)
    frames = read_documents(files, SEEN_AT)
    assert frames["quarantine"]["reason"].to_list() == ["changed_while_reading"]
    assert frames["landing_files"]["modified_ns"].to_list() == [0]
    assert frames["documents"].height == 0


@pytest.mark.parametrize("name", ["gone.txt", "gone.docx", "gone.jsonl", "gone.parquet"])
def test_a_file_that_is_gone_after_the_scan(tmp_path, name):
    frames = read_documents([LandingFile(name, tmp_path / name, 10, 1)], SEEN_AT)
    assert frames["quarantine"].select("source_path", "scope", "reason").rows() == [(name, "file", "unreadable")]


def test_a_file_that_became_a_folder_after_the_scan(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    files = scan_landing(tmp_path)
    path.unlink()
    path.mkdir()
    assert read_documents(files, SEEN_AT)["quarantine"]["reason"].to_list() == ["not_a_file"]


def test_sizes_at_the_limit_of_64_megabytes(tmp_path):
    # holes take no room on the disk and read as NUL bytes
    for name, size in (("at.txt", 64 * 1024 * 1024), ("over.txt", 64 * 1024 * 1024 + 1)):
        (tmp_path / name).touch()
        os.truncate(tmp_path / name, size)
    frames = read_documents(scan_landing(tmp_path), SEEN_AT)
    assert dict(frames["quarantine"].select("source_path", "reason").iter_rows()) == {
        "at.txt": "empty",
        "over.txt": "too_large",
    }


@pytest.mark.slow
def test_a_line_of_60_megabytes(tmp_path):
    (tmp_path / "a.txt").write_bytes("学".encode() * 20_000_000)
    frames = read_documents(scan_landing(tmp_path), SEEN_AT)
    assert frames["quarantine"].select("byte_size", "reason").rows() == [(60_000_000, "line_too_long")]
