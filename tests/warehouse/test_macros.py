"""The macros of the published file: what they find in the sample, in any client, without an extension."""

from __future__ import annotations

import itertools
import math
import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.warehouse.conftest import Installation

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("warehouse")]


def rows(connection: duckdb.DuckDBPyConnection, query: str, *values: object) -> list[dict[str, object]]:
    """The rows of a query."""
    return connection.execute(query, list(values)).pl().rows(named=True)


def searched(text: str) -> list[str]:
    """Pairs of neighbouring letters and digits, as the search cuts a text."""
    kept = [character for character in text.lower() if character.isalnum() or character == "%"]
    return [first + second for first, second in itertools.pairwise(kept)]


def test_search_finds_what_it_was_asked_for(connection: duckdb.DuckDBPyConnection) -> None:
    found = rows(connection, "from search('入园率')")
    assert "入园率" in str(found[0]["sentence"])
    scores = [float(str(row["score"])) for row in found]
    assert scores == sorted(scores, reverse=True)
    with_it = {row["sentence"] for row in found if "入园率" in str(row["sentence"])}
    all_with_it = rows(
        connection, "select distinct clean_text as t from dim_sentence where contains(clean_text, '入园率')"
    )
    assert with_it == {row["t"] for row in all_with_it}


def test_search_ranks_by_bm25(connection: duckdb.DuckDBPyConnection) -> None:
    """Computed once more from the sentences themselves, without the index."""
    texts = connection.sql("select distinct clean_text as text from dim_sentence where length(clean_text) > 1").pl()
    bags = {text: searched(text) for text in texts["text"]}
    average = sum(len(bag) for bag in bags.values()) / len(bags)
    expected: dict[str, float] = {}
    for gram in set(searched("营养改善计划")):
        having = [text for text, bag in bags.items() if gram in bag]
        weight = math.log(1 + (len(bags) - len(having) + 0.5) / (len(having) + 0.5))
        for text in having:
            often = bags[text].count(gram)
            norm = often + 1.2 * (0.25 + 0.75 * len(bags[text]) / average)
            expected[text] = expected.get(text, 0.0) + weight * often * 2.2 / norm
    found = rows(connection, "from search('营养改善计划', most := 1000)")
    assert {str(row["sentence"]): row["score"] for row in found} == {
        text: pytest.approx(score, abs=0.001) for text, score in expected.items()
    }


@pytest.mark.parametrize(("words", "count"), [("", 0), ("。，", 0), ("龘龘", 0), ("园", 20), ("a' or 1=1", 0)])
def test_search_is_calm_about_odd_words(connection: duckdb.DuckDBPyConnection, words: str, count: int) -> None:
    found = rows(connection, "from search(?)", words)
    assert len(found) >= count
    assert count or not any(words and words in str(row["sentence"]) for row in found)


def test_a_text_that_stands_twice_is_found_once(connection: duckdb.DuckDBPyConnection) -> None:
    twice = connection.sql(
        """
        select clean_text from dim_sentence
        group by clean_text having count(*) > 1 and length(clean_text) > 20
        order by clean_text limit 1
        """
    ).fetchall()[0][0]
    found = rows(connection, "from search(?)", twice)
    assert [row["sentence"] for row in found].count(twice) == 1
    assert found[0]["sentence"] == twice
    assert int(str(found[0]["place_count"])) > 1


def test_evidence_marks_every_figure_in_its_sentence(connection: duckdb.DuckDBPyConnection) -> None:
    wrong = connection.sql(
        """
        select figures.measurement_id, shown.marked_sentence
        from fct_measurement as figures, dim_sentence as sentences, evidence(figures.measurement_id) as shown
        where figures.sentence_id = sentences.sentence_id and (
            replace(shown.marked_sentence, '【' || figures.surface || '】', figures.surface) <> sentences.raw_text
            or instr(shown.marked_sentence, '【' || figures.surface || '】') - 1
            <> figures.char_start - sentences.char_start
        )
        """
    ).fetchall()
    assert wrong == []
    count = connection.sql(
        "select count(*) from fct_measurement as figures, evidence(figures.measurement_id)"
    ).fetchall()
    assert count == connection.sql("select count(*) from fct_measurement").fetchall()


def test_figures_about_says_where_it_found_the_words(connection: duckdb.DuckDBPyConnection) -> None:
    found = rows(connection, "from figures_about('资助', most := 1000)")
    assert {row["found_in"] for row in found} == {"label", "indicator", "heading"}
    assert all("资助" in str(row["indicator"]) for row in found if row["found_in"] == "label")
    ids = [row["measurement_id"] for row in found]
    assert len(ids) == len(set(ids))
    assert {"is_duplicate", "nature", "is_masked", "is_hedged"} <= set(found[0])


def test_an_article_is_read_in_order(connection: duckdb.DuckDBPyConnection) -> None:
    (article_id,) = connection.sql(
        "select article_id from dim_article order by char_end - char_start desc limit 1"
    ).fetchall()[0]
    found = connection.execute("from article(?)", [article_id]).pl()
    starts = found["char_start"].to_list()
    assert starts == sorted(starts)
    assert found.height == len(rows(connection, "from dim_sentence where article_id = ?", article_id))
    figures = rows(connection, "select count(*) as n from fct_measurement where article_id = ?", article_id)
    assert found.select(pl.col("figure_count").sum()).item() == figures[0]["n"]


def test_macros_work_in_a_copy_under_another_name(installation: Installation, tmp_path: Path) -> None:
    """Attached to another database, as clients do; no extension may be loaded."""
    copy = tmp_path / "kopie.duckdb"
    shutil.copy(installation.published, copy)
    with duckdb.connect(
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    ) as other:
        other.execute(f"attach '{copy}' as w (read_only)")
        other.execute("use w")
        assert other.sql("from search('入园率', most := 1)").fetchall()


def test_macros_are_explained(connection: duckdb.DuckDBPyConnection) -> None:
    found = connection.sql(
        """
        select distinct function_name, comment from duckdb_functions()
        where function_type = 'table_macro' and not internal
        """
    ).fetchall()
    assert {name for name, _ in found} == {"search", "evidence", "figures_about", "article"}
    for _, comment in found:
        first, _, second = comment.partition(" / ")
        assert "一行" in first
        assert "row is" in second or "One row" in second
