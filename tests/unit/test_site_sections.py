"""Pages of indicators and authorities, and those that look across articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.reading_room import make_warehouse, parsed
from tests.unit.test_site_articles import rows
from zongjie.site import build_site


def panel(authority: str, year: int | None, value: float | None, **more: Any) -> dict[str, Any]:
    return {
        "authority_id": f"u{authority}",
        "authority": f"{authority}县",
        "authority_level": "county",
        "peer_group": "county",
        "indicator_code": "rate",
        "indicator_name": "入学率",
        "year": year,
        "year_min": year,
        "year_max": year,
        "year_basis": "report_year",
        "period_kind": "year",
        "panel_scope": "whole",
        "exam_line": "",
        "status": "reported",
        "value": value,
        "value_min": value,
        "value_max": value,
        "base_unit": "%",
        "figure_count": 1,
        "is_hedged": False,
        "is_masked": False,
        "measurement_ids": ["m1"],
        **more,
    }


def indicator(code: str, name: str, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "name_zh": name,
        "name_en": f"{name} in English",
        "theme": "compulsory",
        "base_unit": "%",
        "definition": "在校学生占学龄人口的比",
        "additivity": "latest",
        "direction": "up",
        **more,
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("sections")
    given = rows()
    for figure in given["fct_measurement"]:
        figure["indicator_code"] = "rate"
    given["dim_theme"] = [{"theme": "compulsory", "name_zh": "义务教育", "name_en": "Compulsory education"}]
    given["dim_section"][0]["theme"] = "compulsory"
    given["dim_article"][0] |= {"report_year_max": 2011}
    given["dim_indicator"] = [
        indicator("rate", "入学率", nested_group="rates"),
        indicator("net_rate", "净入学率", nested_group="rates"),
    ]
    given["dim_authority"] += [
        {"authority_id": f"u{name}", "name": f"{name}县", "level": "county", "peer_group": "county"}
        for name in "甲乙丙丁"
    ]
    given["mart_indicator_panel"] = [
        panel("甲", 2011, 98.5),
        panel("甲", 2012, None, status="absent", measurement_ids=[], figure_count=0),
        panel("乙", 2011, None, status="masked", value_min=None, value_max=None, is_masked=True),
        panel("丙", None, None, status="bounded", value_min=90.0, value_max=95.0, year_min=2006, year_max=2012),
        panel("乙", 2011, 7.0, indicator_code="net_rate", indicator_name="净入学率"),
        panel("丙", 2011, 8.0, indicator_code="net_rate", indicator_name="净入学率"),
    ]
    given["mart_masks"] = [
        {"dimension": "indicator", "member": "rate", "figure_count": 20, "masked_count": 5, "masked_share": 0.25},
        {"dimension": "year", "member": "", "figure_count": 20, "masked_count": 2, "masked_share": 0.1},
    ]
    given["quarantine"] = [
        {"source_path": "坏.txt", "scope": "file", "reason": "empty", "detail": "空的。 It is empty."}
    ]
    build_site(make_warehouse(tmp_path / "w.duckdb", given), tmp_path / "site")
    return tmp_path / "site"


def test_an_indicator_tells_values_silence_and_masks_apart(site: Path) -> None:
    page = parsed(site, "indicators/rate.html")
    found = [[cell.text(strip=True) for cell in row.css("th, td")[:4]] for row in page.css("tbody tr")]
    assert found == [
        ["丙县区县级", "2006–2012", "90～95%", "只有范围"],
        ["乙县区县级", "2011", "未知", "被擦"],
        ["甲县区县级", "2011", "98.5%", "有数"],
        ["甲县区县级", "2012", "—", "当年未写不是零"],
    ]
    assert page.css_first("tbody tr:nth-child(3) td:last-child a").attributes["href"] == "../articles/a1.html#m-m1"


def test_an_indicator_says_what_not_to_do_with_it(site: Path) -> None:
    rules = parsed(site, "indicators/rate.html").css_first(".rules").text()
    assert "取最近值" in rules
    assert "互相包含，不可相加：净入学率" in rules
    assert "分母不明" in rules
    assert "不足五个" in rules
    assert "where indicator_code = 'rate'" in parsed(site, "indicators/rate.html").css_first("pre").text()


def test_a_chart_draws_intervals_and_has_words(site: Path) -> None:
    image = parsed(site, "indicators/rate.html").css_first("img.chart").attributes
    assert "丙县 2006–2012 90.0-95.0" in str(image["alt"])
    drawn = (site / "indicators" / str(image["src"])).read_text(encoding="utf-8")
    assert "丙县" in drawn
    assert "<script" not in drawn


def test_an_authority_shows_what_its_peers_report(site: Path) -> None:
    page = parsed(site, "authorities/u甲.html")
    assert page.css_first("h1").text() == "甲县"
    assert [link.text() for link in page.css("ul.columns a")] == ["净入学率"]
    assert "不是零" in page.css_first("main").text()
    assert {row.text(strip=True)[:2] for row in parsed(site, "authorities/index.html").css("ul.columns a")} >= {
        "甲县",
        "丁县",
    }


def test_pages_across_articles(site: Path) -> None:
    assert "4 + 0 = 4，不符。" in parsed(site, "arithmetic.html").css_first(".sums").text()
    masks = parsed(site, "masks.html").css_first("main").text()
    assert "入学率" in masks
    assert "（未定）" in masks
    assert parsed(site, "headings.html").css_first(".columns a").attributes["href"] == "articles/a1.html#s-c1"
    assert "空的。" in parsed(site, "quality.html").css_first("main").text()
    assert parsed(site, "copies.html").css_first("h1").text() == "副本"


def test_coverage_counts_authorities_by_theme_and_year(site: Path) -> None:
    heat = parsed(site, "index.html").css_first("table.heat")
    assert [cell.text() for cell in heat.css("thead th")] == ["主题", "2011"]
    assert [(cell.text(), cell.attributes["class"]) for cell in heat.css("td")] == [("1", "h5")]
