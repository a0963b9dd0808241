"""Whose report an article is: golden cases, and the cues that tell a county-level city."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from zongjie.articles import organisation_levels, title_owners
from zongjie.articles.cues import ArticleText
from zongjie.articles.organisation_levels import CityRankCue, city_rank_cues, is_county_level_city, organisation_level
from zongjie.articles.title_owners import TitleOwner
from zongjie.errors import VocabularyError

_CASES = json.loads((Path(__file__).parents[1] / "golden" / "articles" / "levels.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_level(case: dict[str, str]) -> None:
    assert (
        organisation_level(ArticleText(case.get("title", ""), case["text"]), speaks_in_first_person=False)
        == case["level"]
    )


def test_each_rank_cue_decides_its_example() -> None:
    rows = {match.entry for match in city_rank_cues().find("县区镇乡各县各镇县级市地级市股室中心校")}
    assert {row.rank for row in rows} == {"prefecture", "county_city"}
    for row in rows:
        assert is_county_level_city(ArticleText("", row.example)) == (row.rank == "county_city")


@pytest.mark.parametrize(
    "row", [CityRankCue("各镇", "village", 3, "s", "各镇"), CityRankCue("各镇", "county_city", 3, "s", "各乡")]
)
def test_a_broken_row_is_refused(row: CityRankCue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(organisation_levels, "load_csv", lambda *_: (row,))
    with pytest.raises(VocabularyError, match="city_rank_cues"):
        organisation_levels.city_rank_cues.__wrapped__()


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"level": "village"}, "unknown level"),
        ({"example": "工作总结"}, "do not agree"),
        ({"counterexample": "市少年宫"}, "agree"),
    ],
)
def test_a_broken_form_of_a_title_is_refused(
    changed: dict[str, str], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = TitleOwner("palace", "office", 9, "市少年宫", "s", "市少年宫工作总结", "少年宫")
    monkeypatch.setattr(title_owners, "load_csv", lambda *_: (replace(row, **changed),))
    with pytest.raises(VocabularyError, match=reason):
        title_owners.title_owners.__wrapped__()
