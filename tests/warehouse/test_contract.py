"""The published file holds what the data contract promises, and what its documentation says, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import duckdb
import pytest
import yaml

from tests.support.places import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("warehouse")]

CONTRACT: dict[str, dict[str, bool]] = json.loads((Path(__file__).parent / "contract.json").read_text("utf-8"))
"""Column -> whether it may be null, by table; the names that users may rely on."""

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"[A-Za-z]{2,}")


def published_models() -> list[Path]:
    """The YAML of every model that is published; sources and helpers lie in folders of their own."""
    models = (ROOT / "dbt_like_sql" / "models").glob("*/*.yml")
    return sorted(path for path in models if path.parent.name not in {"staging", "intermediate"})


def documented() -> dict[str, set[str]]:
    """Columns by table, as the YAML beside the SQL describes them."""
    tables: dict[str, set[str]] = {}
    for path in published_models():
        for model in yaml.safe_load(path.read_text(encoding="utf-8"))["models"]:
            tables[model["name"]] = {column["name"] for column in model["columns"]}
    return tables


def built(connection: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """Columns by table, as they are in the file."""
    rows = connection.sql("select table_name, list(column_name) from information_schema.columns group by all")
    return {table: set(columns) for table, columns in rows.fetchall()}


@pytest.mark.parametrize("table", CONTRACT)
def test_contract_columns_exist(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    found = built(connection)
    assert table in found
    assert set(CONTRACT[table]) - found[table] == set()


@pytest.mark.parametrize("table", CONTRACT)
def test_columns_that_may_not_be_null_are_filled(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    filled = [column for column, nullable in CONTRACT[table].items() if not nullable]
    if not filled:
        pytest.skip("the contract names no such column")
    counts = ", ".join(f'count(*) - count("{column}")' for column in filled)
    nulls = connection.sql(f'select {counts} from "{table}"').fetchall()[0]  # noqa: S608
    assert {column: count for column, count in zip(filled, nulls, strict=True) if count} == {}


@pytest.mark.parametrize("table", CONTRACT)
def test_the_schema_says_which_columns_hold_no_null(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    rows = connection.execute(
        "select column_name, is_nullable = 'YES' from information_schema.columns where table_name = ?", [table]
    ).fetchall()
    nullable = dict(rows)
    assert [column for column, may_be_null in CONTRACT[table].items() if nullable[column] and not may_be_null] == []


def test_documented_columns_are_the_built_columns(connection: duckdb.DuckDBPyConnection) -> None:
    assert documented() == built(connection)


def test_only_tables_in_one_schema(connection: duckdb.DuckDBPyConnection) -> None:
    kinds = connection.sql("select distinct table_schema, table_type from information_schema.tables").fetchall()
    assert kinds == [("main", "BASE TABLE")]
    assert connection.sql("select count(*) from duckdb_views() where not internal").fetchall() == [(0,)]
    other = connection.sql("select schema_name from duckdb_schemas() where not internal and schema_name <> 'main'")
    assert other.fetchall() == []


@pytest.mark.parametrize("of", ["table", "column"])
def test_comments_are_chinese_and_english(connection: duckdb.DuckDBPyConnection, of: str) -> None:
    name = "table_name" if of == "table" else "table_name || '.' || column_name"
    comments = dict(connection.sql(f"select {name}, comment from duckdb_{of}s() where not internal").fetchall())  # noqa: S608
    assert len(comments) >= (len(CONTRACT) if of == "table" else 300)
    wanting: list[str] = []
    for place, comment in comments.items():
        first, _, second = (comment or "").partition(" / ")
        if not (_CHINESE.search(first) and _ENGLISH.search(second)):
            wanting.append(f"{place}: {comment!r}")
    assert wanting == []


def test_no_table_is_without_rows_but_for_a_reason(connection: duckdb.DuckDBPyConnection) -> None:
    """The sample is written so that every table has something to show."""
    empty = [table for table in built(connection) if not connection.sql(f'from "{table}" limit 1').fetchall()]
    assert set(empty) <= {"fct_version_difference"}


def test_the_run_says_when_it_was_published(connection: duckdb.DuckDBPyConnection) -> None:
    runs = connection.sql("select published_at, build_fingerprint, len(commits) from pipeline_run").fetchall()
    assert runs
    for published_at, fingerprint, commits in runs:
        assert published_at is not None
        assert re.fullmatch(r"[0-9a-f]{16}", fingerprint)
        assert commits > 0
