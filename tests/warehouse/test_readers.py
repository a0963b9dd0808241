"""Readers are never blocked and never see half a warehouse, whatever is published or taken back under them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.conftest import Installation
from zongjie.publishing.versions import Warehouse, replace_published, rollback, versions

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("warehouse")]

READERS = 3
PUBLISHES = 5
PAUSE_SECONDS = 0.3
LOOP = Path(__file__).parent / "reading_loop.py"


def publish_stamped(source: Path, warehouse: Warehouse, stamp: int) -> None:
    """Publish a copy of the built file that says which one it is: `stamp`, in stamp + 1 rows."""
    build_file = warehouse.build_file(f"run{stamp}")
    build_file.parent.mkdir(parents=True)
    shutil.copyfile(source, build_file)
    with duckdb.connect(build_file) as connection:
        connection.execute(f"create table stamps as select {stamp} as stamp from range({stamp + 1})")  # noqa: S608
    replace_published(warehouse, build_file, f"2026112{stamp}T000000Z-run{stamp}")


def test_readers_see_whole_versions_while_others_publish(installation: Installation, tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "warehouse")
    publish_stamped(installation.published, warehouse, 0)
    stop = tmp_path / "stop"
    command = [sys.executable, str(LOOP), str(warehouse.published), str(stop)]
    readers = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(READERS)]
    try:
        time.sleep(1)
        for stamp in range(1, PUBLISHES + 1):
            publish_stamped(installation.published, warehouse, stamp)
            time.sleep(PAUSE_SECONDS)
        newest = versions(warehouse)[0]
        for _ in range(3):
            rollback(warehouse)
            time.sleep(PAUSE_SECONDS)
            rollback(warehouse, newest.name)
            time.sleep(PAUSE_SECONDS)
    finally:
        stop.touch()
        answers = [reader.communicate(timeout=60) for reader in readers]
    assert [reader.returncode for reader in readers] == [0] * READERS, answers
    results = [json.loads(output) for output, _ in answers]
    assert [result["wrong"] for result in results] == [[]] * READERS
    assert all(result["reads"] >= PUBLISHES for result in results), results
    # together they saw versions come and go
    seen = {stamp for result in results for stamp in result["seen"]}
    assert {PUBLISHES - 1, PUBLISHES} <= seen
    assert len(seen) >= 4
    assert [version.name for version in versions(warehouse) if version.is_published] == [newest.name]
    assert list((warehouse.folder).glob(".*.rollback")) == []


def test_a_reader_that_stays_keeps_its_version(installation: Installation, tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path / "warehouse")
    publish_stamped(installation.published, warehouse, 1)
    with duckdb.connect(warehouse.published, read_only=True) as stays:
        publish_stamped(installation.published, warehouse, 2)
        assert stays.sql("select count(*) from stamps").fetchall() == [(2,)]
        assert stays.sql("select count(*) > 0 from fct_numeral").fetchall() == [(True,)]
    with duckdb.connect(warehouse.published, read_only=True) as fresh:
        assert fresh.sql("select count(*) from stamps").fetchall() == [(3,)]
