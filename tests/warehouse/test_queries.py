"""Every example query of docs/queries runs over the sample and gives the result that the page shows.

ZONGJIE_WRITE_QUERIES=1 writes the page instead of comparing.
"""

from __future__ import annotations

import os

import duckdb
import polars as pl
import pytest

from tests.support.example_queries import IN_PAIRS, NEEDED, PAGE, ExampleQuery, example_queries, leading_comment, page

QUERIES = example_queries()
IS_WRITING = os.environ.get("ZONGJIE_WRITE_QUERIES") == "1"


def result(connection: duckdb.DuckDBPyConnection, query: ExampleQuery) -> pl.DataFrame:
    """The rows of a query."""
    return connection.sql(query.sql).pl()


def test_the_twenty_questions_are_among_them() -> None:
    names = [query.name for query in QUERIES]
    assert len(names) == len(set(names)) >= 25
    assert {f"q{number:02}" for number in range(1, 21)} <= set(names)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_comment_asks_and_warns_in_both_languages(query: ExampleQuery) -> None:
    assert all(query.said.get(word) for word in NEEDED)
    assert set(query.said) <= {*NEEDED, *IN_PAIRS, *IN_PAIRS.values()}
    for chinese, english in IN_PAIRS.items():
        assert (chinese in query.said) == (english in query.said)


def test_a_comment_line_needs_a_word_and_a_colon() -> None:
    said = leading_comment("-- 问：哪年？\n-- Ask: Which year?\nselect 1 -- 不是：标题")
    assert said == {"问": "哪年？", "Ask": "Which year?"}
    with pytest.raises(ValueError, match="without a word"):
        leading_comment("-- 只有一句话\nselect 1")


@pytest.mark.slow
@pytest.mark.xdist_group("warehouse")
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_query_finds_rows_or_says_why_not(connection: duckdb.DuckDBPyConnection, query: ExampleQuery) -> None:
    rows = result(connection, query)
    assert (rows.height == 0) == ("无行" in query.said)
    empty = [column for column in rows.columns if rows[column].null_count() == rows.height]
    assert not rows.height or "不能答" in query.said or len(empty) < rows.width / 2


@pytest.mark.slow
@pytest.mark.xdist_group("warehouse")
def test_results_are_as_the_page_shows(connection: duckdb.DuckDBPyConnection) -> None:
    present = page([(query, result(connection, query)) for query in QUERIES])
    if IS_WRITING:
        PAGE.write_text(present, encoding="utf-8")
    assert present == PAGE.read_text(encoding="utf-8")
