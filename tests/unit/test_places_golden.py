"""Golden cases of the stage `places`, and its authorities and scopes."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.dating import report_frames
from zongjie.extraction import run_stage
from zongjie.identifiers import identifier
from zongjie.stages import stage

_GOLDEN = Path(__file__).parents[1] / "golden" / "places"
_CASES: list[dict[str, Any]] = json.loads((_GOLDEN / "articles.json").read_text(encoding="utf-8"))
_CITY = "常州市教育局部署，印发《常州市教育规划》。"


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_place(case: dict[str, Any]) -> None:
    frames = report_frames(case["report"])
    row = run_stage(stage("places"), frames)["article_places"].row(0, named=True)
    assert (row["place"], row["place_code"]) == (case["place"], case["code"])
    text = frames["document_text"]["text"][0]
    assert bool(row["place_evidence"]) == (case["place"] is not None)
    for evidence in row["place_evidence"]:
        assert text[evidence["char_start"] : evidence["char_end"]] == evidence["phrase"]


def test_an_authority_of_a_place_is_the_same_in_every_article() -> None:
    body = "英山县教育局召开会议，印发《英山县教育规划》。"
    rows = run_stage(stage("places"), report_frames({"body": body}, {"body": body}))["authorities"].rows(named=True)
    assert {row["authority_id"] for row in rows} == {identifier("authority", "421124", "county")}
    assert {row["parent_id"] for row in rows} == {identifier("authority", "421100", "city")}
    assert {row["peer_group"] for row in rows} == {"county 湖北省"}
    assert {row["name"] for row in rows} == {"英山县"}


def test_nameless_authorities_stay_apart() -> None:
    report = {"body": "全县教育稳步发展。"}
    rows = run_stage(stage("places"), report_frames(report, report))["authorities"].rows(named=True)
    assert len({row["authority_id"] for row in rows}) == 2
    assert [(row["name"], row["place_code"], row["parent_id"], row["peer_group"]) for row in rows] == [
        (None, None, None, "county")
    ] * 2


def test_an_office_is_one_of_many_in_its_place() -> None:
    report = {"level": "office", "body": "英山县教育局召开会议，印发《英山县教育规划》。"}
    found = run_stage(stage("places"), report_frames(report))
    (row,) = found["authorities"].rows(named=True)
    assert row["authority_id"] == identifier("authority", "article", row["article_id"])
    assert row["parent_id"] == identifier("authority", "421124", "county")
    assert found["article_places"]["authority_id"].to_list() == [row["authority_id"]]


@pytest.mark.parametrize(
    ("clause", "owners"),
    [
        ("录取率为83.20%（其中武进为88.15%，金坛为78.40%）", [None, "320412", "320413"]),
        ("武进区完成培训300人，全市完成900人", ["320412", None]),
        ("赴武进区学习30人", [None]),
        ("杭州市完成30人", [None]),
        ("全市（含金坛、溧阳）共30人", [None]),
        ("武进一中招收30人", [None]),
        ("武进新桥小学招收30人", [None]),
        ("武进区各学校在各级党委政府的大力支持和关心之下共招收30人", [None]),
    ],
)
def test_scope_of_figures(clause: str, owners: list[str | None]) -> None:
    found = run_stage(stage("places"), report_frames({"level": "city", "body": _CITY + clause + "。"}))
    scopes = dict(found["scope_authorities"].select("measurement_id", "scope_authority_id").iter_rows())
    measurements = report_frames({"level": "city", "body": _CITY + clause + "。"})["measurements"]
    named = {code: identifier("authority", code, "county") for code in owners if code}
    expected = [named[code] if code else None for code in owners]
    assert [scopes.get(row) for row in measurements.sort("clean_start")["measurement_id"]] == expected
    authorities = dict(found["authorities"].select("authority_id", "place_code").iter_rows())
    assert {authorities[row] for row in scopes.values()} == set(named)


def test_scope_text_names_the_owner() -> None:
    report = {"level": "city", "body": _CITY + "共有30人。", "scope": "武进区"}
    found = run_stage(stage("places"), report_frames(report))
    assert found["scope_authorities"]["scope_authority_id"].to_list() == [identifier("authority", "320412", "county")]


def test_no_rows() -> None:
    found = run_stage(stage("places"), report_frames())
    assert {name: frame.height for name, frame in found.items()} == {
        "article_places": 0,
        "authorities": 0,
        "scope_authorities": 0,
    }


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("英山县教育局召开会议，印发《英山县教育规划》。英山县教体局挂牌，英山县教体局部署工作。", "教体局"),
        ("英山县教育和科学技术局召开会议，印发《英山县教育规划》。", "教育和科学技术局"),
        ("英山县财政局拨款，英山县教委召开会议，印发《英山县教育规划》。", "教委"),
        ("英山县人民政府召开会议，印发《英山县教育规划》，黄冈市教育局派人参加。", None),
    ],
)
def test_the_title_of_an_authority_is_what_stands_behind_its_place(body: str, title: str | None) -> None:
    rows = run_stage(stage("places"), report_frames({"body": body}))["authorities"].rows(named=True)
    assert [(row["name"], row["title"]) for row in rows] == [("英山县", title)]
