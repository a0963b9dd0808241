"""The six promises, asked of the published file in SQL."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.support.lakes import current_rows, run_all_stages
from tests.support.places import SAMPLE

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("warehouse")]

IDENTIFIERS = {
    "dim_article": ("article_id", "articles"),
    "dim_section": ("section_id", "sections"),
    "dim_sentence": ("sentence_id", "sentences"),
    "fct_measurement": ("measurement_id", "measurements"),
    "fct_placeholder": ("placeholder_id", "placeholders"),
    "fct_arithmetic_check": ("check_id", "arithmetic_checks"),
    "fct_training": ("event_id", "training"),
    "fct_award": ("event_id", "award"),
}


@pytest.fixture(scope="session")
def second_lake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lake = tmp_path_factory.mktemp("second") / "另一个 lake"
    run_all_stages(lake, SAMPLE)
    return lake


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return connection.sql(query).fetchall()


def test_identifiers_depend_on_nothing_but_the_input(connection: duckdb.DuckDBPyConnection, second_lake: Path) -> None:
    again = current_rows(second_lake)
    for table, (identifier, lake_table) in IDENTIFIERS.items():
        published = {value for (value,) in rows(connection, f"select {identifier} from {table}")}  # noqa: S608
        assert published, table
        assert published == set(again[lake_table][identifier]), table


def test_every_surface_is_what_stands_at_its_offsets(connection: duckdb.DuckDBPyConnection) -> None:
    with_surface = rows(
        connection,
        """
        select table_name, list(column_name) from information_schema.columns group by table_name
        having list_has_all(list(column_name), ['char_start', 'char_end'])
        order by table_name
        """,
    )
    tables = {str(table): columns for table, columns in with_surface}
    assert {"fct_measurement", "fct_numeral", "fct_placeholder", "fct_boilerplate", "dim_sentence"} <= set(tables)
    for table, columns in tables.items():
        surface = next((name for name in ("surface", "raw_text", "phrase") if name in columns), None)
        if surface is None:
            continue
        join = (
            "join document_text using (document_id)"
            if "document_id" in columns
            else "join (select source_path, text from dim_document join document_text using (document_id))"
            " using (source_path)"
            if "source_path" in columns
            else "join (select article_id, text from dim_article join document_text using (document_id))"
            " using (article_id)"
        )
        joined, wrong = rows(
            connection,
            f"select count(*), count(*) filter ({surface} is distinct from"  # noqa: S608
            f" text[char_start + 1 : char_end]) from {table} {join}",
        )[0]
        assert joined == rows(connection, f"select count(*) from {table}")[0][0], table  # noqa: S608
        assert (table, wrong) == (table, 0)


def test_spans_without_a_surface_lie_inside_their_text(connection: duckdb.DuckDBPyConnection) -> None:
    for table in ("dim_article", "dim_section"):
        join = "" if table == "dim_article" else "join dim_article using (article_id)"
        wrong = rows(
            connection,
            f"select count(*) from {table} {join} join document_text using (document_id)"  # noqa: S608
            f" where not (0 <= {table}.char_start and {table}.char_start < {table}.char_end"
            f" and {table}.char_end <= length(text))",
        )
        assert wrong == [(0,)], table


def test_evidence_of_years_stands_in_the_text(connection: duckdb.DuckDBPyConnection) -> None:
    phrases, wrong = rows(
        connection,
        """
        select count(*), count(*) filter (phrase is distinct from text[char_start + 1 : char_end])
        from (
            select text, unnest(report_year_evidence, recursive := true)
            from dim_article join document_text using (document_id)
        )
        """,
    )[0]
    assert (int(str(phrases)) > 30, wrong) == (True, 0)


def test_every_file_is_a_document_or_in_quarantine(connection: duckdb.DuckDBPyConnection) -> None:
    on_disk = {path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*") if path.is_file()}
    documents = {path for (path,) in rows(connection, "select source_path from dim_document where is_current")}
    rejected = {path for (path,) in rows(connection, "select source_path from quarantine where scope = 'file'")}
    assert documents | rejected == on_disk
    assert documents & rejected == set()
    assert rejected == {"broken/empty.txt", "broken/image_renamed.txt"}


def test_every_numeral_has_one_class(connection: duckdb.DuckDBPyConnection) -> None:
    classes = rows(connection, "select distinct numeral_class from fct_numeral")
    assert {name for (name,) in classes} <= {
        "measurement", "placeholder", "date", "ordinal", "list_marker", "document_number", "contact", "name", "word",
    }  # fmt: skip
    overlapping = """
        select count(*) from fct_numeral as one join fct_numeral as other
        on one.source_path = other.source_path and one.char_start < other.char_start
        and other.char_start < one.char_end
    """
    assert rows(connection, overlapping) == [(0,)]
    unlinked = "select count(*) from fct_numeral where (numeral_class = 'measurement') <> (measurement_id is not null)"
    assert rows(connection, unlinked) == [(0,)]


def test_leaving_copies_out_changes_sums(connection: duckdb.DuckDBPyConnection) -> None:
    total, without = rows(
        connection,
        """
        select sum(base_value_max), sum(base_value_max) filter (not is_duplicate)
        from fct_measurement where base_unit = '元' and nature = 'actual'
        """,
    )[0]
    assert 0 < float(str(without)) < float(str(total))
    relations = {relation for (relation,) in rows(connection, "select distinct copy_relation from dim_article")}
    assert {"same_text", "excerpt", "half_year_of"} <= relations
    originals = """
        select count(*) from fct_measurement as copy join fct_measurement as original
        on copy.original_measurement_id = original.measurement_id
        where copy.is_duplicate and original.is_duplicate
    """
    assert rows(connection, originals) == [(0,)]


@pytest.mark.parametrize("verdict", ["holds", "contradicts", "restores", "implies"])
def test_arithmetic_reaches_every_verdict(connection: duckdb.DuckDBPyConnection, verdict: str) -> None:
    found = connection.execute(
        "select len(measurement_ids), explanation, restored_value from fct_arithmetic_check where verdict = ?",
        [verdict],
    ).fetchall()
    assert found
    assert all(count >= 1 and explanation for count, explanation, _ in found)
    assert all((value is not None) == (verdict == "restores") for _, _, value in found)


def test_a_restored_amount_is_the_one_that_was_wiped(connection: duckdb.DuckDBPyConnection) -> None:
    restored = rows(
        connection,
        """
        select distinct restored_value from fct_arithmetic_check join dim_article using (article_id)
        where verdict = 'restores' and source_path = 'official/township_annual.txt'
        """,
    )
    assert restored == [(2000.0,)]


def test_masked_figures_are_intervals_or_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    masked = rows(connection, "select surface, value_min, value_max from fct_measurement where is_masked")
    intervals = [(low, high) for _, low, high in masked if low is not None]
    assert (2000.0, 2099.0) in intervals
    assert any(low is None for _, low, _ in masked)
    assert all((low is None) == (high is None) for _, low, high in masked)


def test_wiped_years_are_bounded_by_their_form(connection: duckdb.DuckDBPyConnection) -> None:
    bounds = rows(
        connection,
        "select distinct year_min, year_max from fct_placeholder where surface = '201x年'",
    )
    assert bounds == [(2010, 2019)]


def test_the_text_dates_an_article_whose_year_was_wiped(connection: duckdb.DuckDBPyConnection) -> None:
    years = rows(
        connection,
        "select report_year_min, report_year_max from dim_article where source_path = 'official/yunyang_annual.txt'",
    )
    assert years == [(2011, 2011)]


def test_nothing_refers_to_a_missing_row(connection: duckdb.DuckDBPyConnection) -> None:
    for table, column, other in (
        ("fct_measurement", "article_id", "dim_article"),
        ("fct_measurement", "section_id", "dim_section"),
        ("fct_measurement", "sentence_id", "dim_sentence"),
        ("fct_numeral", "measurement_id", "fct_measurement"),
        ("fct_measurement", "unit_code", "dim_unit"),
        ("dim_article", "authority_id", "dim_authority"),
        ("dim_article", "place_code", "dim_place"),
        ("dim_section", "theme", "dim_theme"),
    ):
        missing = f"""
            select count(*) from {table} where {column} is not null and {column} not in ('', 'none')
            and {column} not in (select {column} from {other})
        """  # noqa: S608
        assert (table, column, rows(connection, missing)) == (table, column, [(0,)])
