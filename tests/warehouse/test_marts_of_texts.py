"""The marts that speak of texts rather than of figures: coverage, quality, headings and words."""

from __future__ import annotations

import re

import duckdb
import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("warehouse")]


def test_coverage_rests_on_figures_of_the_summary_and_absence_on_none(connection: duckdb.DuckDBPyConnection) -> None:
    wrong = connection.sql(
        """
        select coverage.article_id, coverage.indicator_code
        from mart_coverage as coverage
        where (coverage.status = 'absent') <> (len(coverage.measurement_ids) = 0)
            or len(coverage.measurement_ids) <> coverage.figure_count
            or coverage.peers_reporting > coverage.peer_count
            or (coverage.status = 'absent') and exists (
                from fct_measurement as figures
                where figures.article_id = coverage.article_id and figures.scope_authority_id is null
                    and figures.indicator_code = coverage.indicator_code
            )
        """
    ).fetchall()
    assert wrong == []
    found = connection.sql("select count(*) filter (status = 'absent'), count(*) from mart_coverage").fetchall()[0]
    assert 0 < found[0] < found[1]


def test_quality_has_a_row_for_every_file(connection: duckdb.DuckDBPyConnection) -> None:
    files = connection.sql(
        "select source_path from dim_document where is_current union select source_path from quarantine"
    ).fetchall()
    shown = connection.sql("select source_path from mart_quality").fetchall()
    assert sorted(shown) == sorted(files)
    sums = connection.sql("select sum(figure_count), sum(mask_count + scar_count) from mart_quality").fetchall()
    expected = "select (select count(*) from fct_measurement), (select count(*) from fct_placeholder)"
    assert sums == connection.sql(expected).fetchall()


def test_headings_are_shown_once(connection: duckdb.DuckDBPyConnection) -> None:
    copied = connection.sql(
        """
        select phrasing.section_id
        from mart_phrasing as phrasing
        inner join dim_article as articles on phrasing.article_id = articles.article_id
        inner join dim_section as originals
            on articles.duplicate_of = originals.article_id and phrasing.heading = originals.heading
        """
    ).fetchall()
    assert copied == []
    parallel = connection.sql("select heading from mart_phrasing where is_parallel").fetchall()
    assert parallel
    assert all(len({len(part) for part in re.split("[，,；;。]", heading) if part}) == 1 for (heading,) in parallel)


def test_terms_are_ranked_within_their_group(connection: duckdb.DuckDBPyConnection) -> None:
    wrong = connection.sql(
        """
        select theme, authority_level, year_min
        from mart_terms
        group by all
        having max(place) <> count(*) or max(place) > 50 or sum(share) > 1.0001 or min(tf_idf) <= 0
            or list(tf_idf order by place) <> list(tf_idf order by tf_idf desc)
        """
    ).fetchall()
    assert wrong == []
    assert connection.sql("select count(distinct theme) > 5 from mart_terms").fetchall() == [(True,)]
