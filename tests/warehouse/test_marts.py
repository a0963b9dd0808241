"""The marts over the sample: units of their SQL, and what an analyst must be able to rely on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.support.places import ROOT
from tests.warehouse.conftest import Installation

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("warehouse")]

DBT = Path(sys.executable).parent / "dbt"
EVENT_MARTS = {
    "mart_student_aid": "fct_student_aid",
    "mart_training": "fct_training",
    "mart_exams": "fct_exam_result",
    "mart_safety": "fct_safety_action",
    "mart_awards": "fct_award",
    "mart_claims": "fct_claim",
}


def test_dbt_unit_tests_pass(installation: Installation, tmp_path: Path) -> None:
    """Against a build without rows: a unit test brings its own."""
    environment = {
        **installation.environment,
        "ZONGJIE_BUILD_FILE": str(tmp_path / "zongjie.duckdb"),
        "DBT_TARGET_PATH": str(tmp_path / "target"),
        "DBT_LOG_PATH": str(tmp_path / "logs"),
    }
    project = tmp_path / "dbt_like_sql"
    shutil.copytree(ROOT / "dbt_like_sql", project, ignore=shutil.ignore_patterns("target", "logs"))
    for command in (["run", "--empty"], ["test", "--select", "test_type:unit"]):
        done = subprocess.run(
            [str(DBT), *command, "--profiles-dir", "."],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-4000:]
    assert "mart_indicator_panel::" in done.stdout


@pytest.mark.parametrize("mart", EVENT_MARTS)
def test_copies_are_left_out_and_nothing_else_is(connection: duckdb.DuckDBPyConnection, mart: str) -> None:
    fact = EVENT_MARTS[mart]
    kept = f"select event_id from {mart}"  # noqa: S608
    copied = connection.sql(
        f"""
        select facts.event_id from {fact} as facts, unnest(facts.measurement_ids) as linked(measurement_id)
        inner join fct_measurement as figures on linked.measurement_id = figures.measurement_id
        group by facts.event_id having bool_and(figures.is_duplicate)
        """  # noqa: S608
    ).fetchall()
    shown = set(connection.sql(kept).fetchall())
    assert not shown & set(copied)
    originals = connection.sql(
        f"""
        select event_id from {fact} inner join dim_article using (article_id)
        where is_work_summary and duplicate_of is null
        and not exists (from fct_paragraph_copy as copies where copies.article_id = {fact}.article_id)
        and not list_has_any(measurement_ids, (select coalesce(list(measurement_id), [])
                                               from fct_measurement where is_duplicate))
        """  # noqa: S608
    ).fetchall()
    assert set(originals) <= shown


def test_only_rows_that_may_be_summed_say_so(connection: duckdb.DuckDBPyConnection) -> None:
    wrong = connection.sql(
        """
        from mart_indicator_panel where may_be_summed and (
            additivity <> 'sum' or year is null or value is null or is_hedged or is_masked
            or panel_scope <> 'whole' or period_kind <> 'year'
        )
        """
    ).fetchall()
    assert wrong == []
    assert connection.sql("select count(*) > 0 from mart_indicator_panel where may_be_summed").fetchall() == [(True,)]


def test_silence_is_never_zero(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.sql("select status, count(value), count(*) from mart_indicator_panel group by status").fetchall()
    counts = {status: (values, total) for status, values, total in rows}
    assert counts["reported"][0] == counts["reported"][1]
    assert all(values == 0 for status, (values, _) in counts.items() if status != "reported")


def test_panel_rests_on_figures_of_its_indicator(connection: duckdb.DuckDBPyConnection) -> None:
    wrong = connection.sql(
        """
        select figures.measurement_id
        from mart_indicator_panel as panel, unnest(panel.measurement_ids) as linked(measurement_id)
        left join fct_measurement as figures on linked.measurement_id = figures.measurement_id
        where figures.indicator_code is distinct from panel.indicator_code
            or figures.nature <> 'actual' or figures.is_duplicate
        """
    ).fetchall()
    assert wrong == []


@pytest.mark.parametrize("mart", EVENT_MARTS)
def test_no_copy_is_counted_as_a_copy_twice(connection: duckdb.DuckDBPyConnection, mart: str) -> None:
    shown, copies, total = connection.sql(
        f"select count(*), sum(copy_count), (select count(*) from {EVENT_MARTS[mart]}) from {mart}"  # noqa: S608
    ).fetchall()[0]
    assert shown + copies <= total


def test_how_often_a_row_was_copied_is_a_column(connection: duckdb.DuckDBPyConnection) -> None:
    aid = connection.sql("select distinct copy_count from mart_student_aid where list_contains(figures, '32650人')")
    assert aid.fetchall() == [(1,)]
    copies = connection.sql("select sum(copy_count) from mart_masks where dimension = 'theme'").fetchall()
    left_out = connection.sql(
        """
        select count(*) from fct_measurement as copied
        inner join fct_measurement as original on copied.original_measurement_id = original.measurement_id
        inner join dim_article as articles on original.article_id = articles.article_id
        where copied.is_duplicate and articles.is_work_summary
        """
    ).fetchall()
    assert copies == left_out
    assert copies[0][0] > 0


def test_masks_are_counted_once_in_each_dimension(connection: duckdb.DuckDBPyConnection) -> None:
    totals = connection.sql(
        "select dimension, sum(figure_count), sum(masked_count) from mart_masks group by dimension"
    ).fetchall()
    expected = connection.sql(
        """
        select count(*), count(*) filter (is_masked)
        from fct_measurement inner join dim_article using (article_id)
        where not is_duplicate and is_work_summary
        """
    ).fetchall()[0]
    assert {(figures, masked) for _, figures, masked in totals} == {expected}
    assert len(totals) == 5


def test_the_audit_leaves_out_only_checks_of_copies_and_of_others(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.sql(
        """
        select checks.check_id in (select check_id from mart_arithmetic_audit) as is_shown,
            bool_and(figures.is_duplicate) or not any_value(articles.is_work_summary) as is_left_out
        from fct_arithmetic_check as checks, unnest(checks.measurement_ids) as linked(measurement_id)
        inner join fct_measurement as figures on linked.measurement_id = figures.measurement_id
        inner join dim_article as articles on checks.article_id = articles.article_id
        group by checks.check_id
        """
    ).fetchall()
    assert {(shown, left_out) for shown, left_out in rows} == {(True, False), (False, True)}


def test_reuse_shows_every_copy_once(connection: duckdb.DuckDBPyConnection) -> None:
    copies = "select article_id, duplicate_of, copy_relation from dim_article where duplicate_of is not null"
    whole = "select article_id, original_article_id, copy_relation from mart_reuse where copy_relation <> 'paragraphs'"
    assert set(connection.sql(copies).fetchall()) == set(connection.sql(whole).fetchall())
    paragraphs = connection.sql("select sum(copied_paragraphs) from mart_reuse").fetchall()
    assert paragraphs == connection.sql("select count(*) from fct_paragraph_copy").fetchall()


def test_equal_values_are_stated_by_two_authorities(connection: duckdb.DuckDBPyConnection) -> None:
    wrong = connection.sql(
        """
        select reuse.match_kind, reuse.label, reuse.value, reuse.base_unit
        from mart_value_reuse as reuse, unnest(reuse.measurement_ids) as linked(measurement_id)
        inner join fct_measurement as figures on linked.measurement_id = figures.measurement_id
        inner join dim_article as articles on figures.article_id = articles.article_id
        group by all
        having count(distinct coalesce(figures.scope_authority_id, articles.authority_id)) <> any_value(authority_count)
            or bool_or(figures.base_value_min <> reuse.value or figures.base_unit <> reuse.base_unit)
        """
    ).fetchall()
    assert wrong == []


def test_changes_stand_beside_their_levels(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.sql(
        """
        select stated_change, change_form, level_before, level_after, computed_difference, computed_percent, verdict
        from mart_changes where source_path = 'official/jinhu_2012_annual.txt'
        """
    ).fetchall()
    assert set(rows) == {
        ("20%", "percent", "3.55亿元", "4.26亿元", 71000000, 20, "holds"),
        ("0.71亿元", "absolute", "3.55亿元", "4.26亿元", 71000000, 20, "holds"),
        ("8.4个百分点", "percentage_points", None, "95.6%", None, None, "implies"),
        (None, "levels_only", "17所", "12所", -5, -29.41, None),
    }


def test_every_comparison_is_a_row_once(connection: duckdb.DuckDBPyConnection) -> None:
    counts = connection.sql(
        """
        select count(*) filter (nature = 'change'), count(*)
        from mart_changes inner join fct_measurement using (measurement_id)
        """
    ).fetchall()[0]
    changes = connection.sql(
        """
        select count(*) from fct_measurement inner join dim_article using (article_id)
        where nature = 'change' and not is_duplicate and is_work_summary
        """
    ).fetchall()[0]
    assert counts[0] == changes[0]
    assert counts[1] > counts[0]


def test_targets_stand_beside_what_was_reached(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.sql(
        """
        select target, relation, actual, target_year, actual_year, actual_meets_target
        from mart_target_vs_actual where authority = '金湖县' and relation <> 'none'
        """
    ).fetchall()
    assert ("85%", "reached", "86.4%", 2013, 2013, True) in rows
    assert ("2所", "reached", "1所", 2013, 2013, False) in rows
    assert ("97%", "level_before", "97.1%", 2014, 2013, True) in rows
    assert ("70名", "reached", "81名", None, 2013, True) in rows


def test_a_target_without_an_answer_is_silence(connection: duckdb.DuckDBPyConnection) -> None:
    silent = connection.sql(
        "select count(*), count(actual), count(actual_meets_target) from mart_target_vs_actual where relation = 'none'"
    ).fetchall()[0]
    assert silent[0] > 0
    assert silent[1:] == (0, 0)


def test_only_five_or_more_are_ranked(connection: duckdb.DuckDBPyConnection) -> None:
    ranked = connection.sql(
        """
        select authority, rank_min, ranked_count, value from mart_rankings
        where rank_basis = 'computed' and indicator_code = 'preschool_3y_gross_enrolment_rate' order by 2, 1
        """
    ).fetchall()
    assert ranked == [
        ("莲都区", 1, 6, 86.3),
        ("缙云县", 2, 6, 81.5),
        ("云和县", 3, 6, 79.2),
        ("松阳县", 3, 6, 79.2),
        ("青田县", 5, 6, 72.8),
        ("遂昌县", 6, 6, 70.6),
    ]
    wrong = connection.sql(
        """
        from mart_rankings left join dim_indicator on indicator_code = code
        where rank_basis = 'computed' and (
            ranked_count < 5 or denominator is null or year is null or authority is null or is_hedged or is_masked
        )
        """
    ).fetchall()
    assert wrong == []


def test_stages_of_a_project_stand_side_by_side(connection: duckdb.DuckDBPyConnection) -> None:
    money = connection.sql(
        """
        select amount_total, amount_received, amount_completed, amount_spent
        from mart_projects where project_name = '城南小学新建工程'
        """
    ).fetchall()
    assert money == [(42000000, 26000000, 23500000, None)]
    counts = connection.sql(
        """
        select count_planned, count_started, count_completed, count_left from mart_projects
        where count_completed is not null and source_path in (
            'official/jinhu_2012_annual.txt', 'official/district_annual.txt', 'official/yunyang_annual.txt'
        )
        """
    ).fetchall()
    assert set(counts) == {(12, None, 9, 3), (45, None, 28, 17), (None, 46, 41, None)}


def test_a_document_is_named_by_its_full_title(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.sql(
        """
        select title, document_key, document_number, is_known from mart_policies
        where source_path = 'official/jinhu_2013_annual.txt' and document_kind in ('law', 'opinion')
        """
    ).fetchall()
    assert set(rows) == {
        ("教师法", "中华人民共和国教师法", "主席令第15号", True),
        ("金湖县义务教育集团化办学实施意见", "金湖县义务教育集团化办学实施意见", "金政发〔2013〕26号", False),
    }


def test_problems_and_plans_are_the_authority_s_own_words(connection: duckdb.DuckDBPyConnection) -> None:
    problems = connection.sql(
        """
        select sentence, figures from mart_problems_and_plans
        where role = 'problem' and source_path = 'official/jinhu_2013_annual.txt' order by sentence
        """
    ).fetchall()
    said = " ".join(sentence for sentence, _ in problems)
    assert all(words in said for words in ("公办学前教育资源仍然不足", "音体美教师缺编46名", "安全管理不够精细"))
    assert ["46名"] in [figures for _, figures in problems]
    strangers = connection.sql(
        """
        from mart_problems_and_plans as said inner join dim_article as articles using (article_id)
        where articles.document_type = 'plan' or articles.copy_relation = 'same_text'
        """
    ).fetchall()
    assert strangers == []


def test_parts_of_the_staff_stand_beside_their_whole(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.sql(
        """
        select staff_facet, surface, whole, computed_share from mart_teachers
        where source_path = 'official/jinhu_2013_annual.txt' and year = 2013
        """
    ).fetchall()
    assert {
        ("kind", "2502人", None, None),
        ("part", "2052人", "2502人", 82.01),
        ("title", "311人", None, None),
        ("ratio", "14.6:1", None, None),
        ("movement", "134人", None, None),
    } <= set(rows)
    wrong = connection.sql(
        "from mart_teachers where may_be_summed and (whole is not null or nested_group is not null or is_hedged)"
    ).fetchall()
    assert wrong == []
