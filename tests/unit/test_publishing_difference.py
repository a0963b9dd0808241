"""What a build changes is counted by key, and a large drop is told from a small one."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from zongjie.publishing.difference import FEWEST_ROWS, TableDifference, differences, keys_of


def file_of(path: Path, *statements: str) -> Path:
    with duckdb.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


def compare(tmp_path: Path, past: str, present: str, key: tuple[str, ...] | None = ("id",)) -> TableDifference:
    before = file_of(tmp_path / "it's past.duckdb", f"create table fct as {past}")
    now = file_of(tmp_path / "present.duckdb", f"create table fct as {present}")
    [found] = differences(now, before, {} if key is None else {"fct": key})
    return found


def test_rows_that_came_went_and_changed(tmp_path: Path) -> None:
    past = "from (values (1, 'a'), (2, 'b'), (3, 'c')) as t (id, word)"
    present = "from (values (2, 'b'), (3, 'x'), (4, 'd'), (5, null)) as t (id, word)"
    found = compare(tmp_path, past, present)
    assert found == TableDifference("fct", rows_before=3, rows=4, added=2, removed=1, changed=1)


def test_the_same_rows_in_another_order_are_no_change(tmp_path: Path) -> None:
    found = compare(tmp_path, "select 1 as id union all select 2", "select 2 as id union all select 1")
    assert not found.is_change


def test_null_and_word_differ_and_nested_values_are_compared(tmp_path: Path) -> None:
    past = "select 1 as id, null::varchar as word, [1, 2] as list union all select 2, 'a', [3]"
    present = "select 1 as id, 'a' as word, [1, 2] as list union all select 2, 'a', [4]"
    assert compare(tmp_path, past, present).changed == 2


def test_a_new_column_alone_is_no_changed_row(tmp_path: Path) -> None:
    assert compare(tmp_path, "select 1 as id", "select 1 as id, 'new' as word").changed == 0


def test_without_a_key_only_rows_are_counted(tmp_path: Path) -> None:
    found = compare(tmp_path, "select 1 as id", "select 1 as id union all select 1", key=None)
    assert (found.rows_before, found.rows, found.added) == (1, 2, None)
    assert found.is_change


def test_tables_that_came_and_went(tmp_path: Path) -> None:
    before = file_of(tmp_path / "past.duckdb", "create table gone as from range(3)")
    now = file_of(
        tmp_path / "present.duckdb", "create table come as from range(2)", "create table search_x as select 1"
    )
    assert differences(now, before, {}) == [
        TableDifference("come", 0, 2, added=2, removed=0, changed=0),
        TableDifference("gone", 3, 0, added=0, removed=3, changed=0),
    ]


@pytest.mark.parametrize(
    ("before", "now", "large"),
    [
        (1000, 800, False),
        (1000, 799, True),
        (1000, 0, True),
        (FEWEST_ROWS - 1, 0, False),
        (1000, 5000, False),
    ],
)
def test_what_is_a_large_drop(before: int, now: int, large: bool) -> None:
    assert TableDifference("fct", before, now, None, None, None).is_large_drop is large


def test_keys_come_from_the_manifest() -> None:
    test = {
        "resource_type": "test",
        "attached_node": "model.zongjie.fct_measurement",
        "test_metadata": {"name": "unique_key", "kwargs": {"key": ["measurement_id"], "model": "x"}},
    }
    other = {"resource_type": "test", "test_metadata": None}
    assert keys_of({"nodes": {"a": test, "b": other, "c": {"resource_type": "model"}}}) == {
        "fct_measurement": ("measurement_id",)
    }
