"""Golden cases of the stage `report_years`: a short report and the years it can be of."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.support.dating import report_frames
from zongjie.extraction import run_stage
from zongjie.stages import stage

_GOLDEN = Path(__file__).parents[1] / "golden" / "report_years"
_CASES: list[dict[str, Any]] = json.loads((_GOLDEN / "intervals.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_interval(case: dict[str, Any]) -> None:
    found = run_stage(stage("report_years"), report_frames(case["report"]))
    row = found["report_years"].row(0, named=True)
    assert (row["report_year_min"], row["report_year_max"]) == (case["min"], case["max"])
    if "candidates" in case:
        assert row["report_year_candidates"] == case["candidates"]
    assert found["year_conflicts"]["phrase"].to_list() == case.get("conflicts", [])


def test_evidence_names_phrase_place_and_rule() -> None:
    frames = report_frames({"body": "隆重庆祝第二十二个教师节。"})
    row = run_stage(stage("report_years"), frames)["report_years"].row(0, named=True)
    text = frames["document_text"]["text"][0]
    (evidence,) = row["report_year_evidence"]
    assert evidence["phrase"] == "第二十二个教师节"
    assert text[evidence["char_start"] : evidence["char_end"]] == "第二十二个教师节"
    assert (evidence["rule"], evidence["year_min"], evidence["year_max"]) == ("teachers_day/in/sure", 2006, 2006)


def test_no_rows() -> None:
    found = run_stage(stage("report_years"), report_frames())
    assert {name: frame.height for name, frame in found.items()} == {"report_years": 0, "year_conflicts": 0}


def test_several_documents_keep_apart() -> None:
    frames = report_frames(
        {"body": "庆祝第二十二个教师节。"}, {"body": "平静的一年。"}, {"body": "庆祝第三十个教师节。"}
    )
    found = run_stage(stage("report_years"), frames)["report_years"]
    assert found["report_year_max"].to_list() == [2006, None, 2014]
    assert found["article_id"].to_list() == frames["articles"]["article_id"].to_list()


def test_a_section_within_a_plan_that_tells_of_the_year_is_no_plan() -> None:
    body = "全县2016年新建学校两所，2016年招聘教师三名。"
    frames = report_frames({"title": "教育局工作总结", "body": "工作平稳。", "plan": f"下年打算。{body}展望将来。"})
    planned = frames["sections"]
    start = planned["char_start"][0] + len("下年打算。")
    inner = planned.with_columns(
        section_id=pl.lit("inner"),
        level=pl.lit(2, planned.schema["level"]),
        char_start=pl.lit(start, planned.schema["char_start"]),
        char_end=pl.lit(start + len(body), planned.schema["char_end"]),
        role=pl.lit("achievement"),
    )
    alone = run_stage(stage("report_years"), frames)["report_years"].row(0, named=True)
    within = run_stage(stage("report_years"), {**frames, "sections": pl.concat([planned, inner])})
    assert alone["report_year_min"] is None
    assert within["report_years"]["report_year_min"].to_list() == [2016]
