"""The published file is replaced as a whole, versions are kept, and there is a way back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from zongjie.errors import NoSuchVersionError
from zongjie.publishing.versions import Warehouse, drop_old_builds, replace_published, rollback, versions


def publish_text(warehouse: Warehouse, name: str, keep: int = 5) -> None:
    build = warehouse.build_file(name)
    build.parent.mkdir(parents=True)
    build.write_text(name, encoding="utf-8")
    replace_published(warehouse, build, name, keep)


def test_publishing_replaces_and_keeps_the_last_versions(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    for number in range(7):
        publish_text(warehouse, f"v{number}")
    assert warehouse.published.read_text(encoding="utf-8") == "v6"
    assert [(version.name, version.is_published) for version in versions(warehouse)] == [
        ("v6", True),
        ("v5", False),
        ("v4", False),
        ("v3", False),
        ("v2", False),
    ]


def test_an_open_reader_keeps_the_old_file(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    publish_text(warehouse, "old")
    with warehouse.published.open(encoding="utf-8") as reader:
        publish_text(warehouse, "new", keep=1)
        assert reader.read() == "old"
    assert warehouse.published.read_text(encoding="utf-8") == "new"


def test_rollback_goes_one_back_or_to_a_name(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    for name in ("a", "b", "c"):
        publish_text(warehouse, name)
    assert rollback(warehouse).name == "b"
    assert warehouse.published.read_text(encoding="utf-8") == "b"
    assert rollback(warehouse).name == "a"
    assert rollback(warehouse, "c").name == "c"
    assert rollback(warehouse, "c").name == "c"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".build", "versions", "zongjie.duckdb"]


def test_rollback_to_what_is_not_kept_is_refused(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    publish_text(warehouse, "only")
    with pytest.raises(NoSuchVersionError, match="no earlier version"):
        rollback(warehouse)
    with pytest.raises(NoSuchVersionError, match="kept are: only"):
        rollback(warehouse, "other")
    assert warehouse.published.read_text(encoding="utf-8") == "only"


def test_a_rolled_back_version_survives_pruning(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    for name in ("a", "b"):
        publish_text(warehouse, name, keep=2)
    rollback(warehouse, "a")
    assert [version.name for version in versions(warehouse) if version.is_published] == ["a"]


def test_old_builds_are_removed(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    for number in range(4):
        folder = warehouse.build_file(f"run-{number}").parent
        folder.mkdir(parents=True)
        os.utime(folder, (number, number))
    drop_old_builds(warehouse, keep=2)
    assert sorted(folder.name for folder in warehouse.builds.iterdir()) == ["run-2", "run-3"]
