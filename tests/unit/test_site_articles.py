"""Pages of articles: every figure in its place with what is known of it, and nothing that a browser would run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.reading_room import make_warehouse, mark_texts, parsed
from zongjie.errors import ConfigurationError
from zongjie.site import build_site

TEXT = "县教育局总结\n一、经费\n投入480万元，比上年的400万元增长20%。发证20xx本□其中初中3所、小学4所。\n上一篇：他文"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}"


def at(surface: str) -> dict[str, Any]:
    """The place of a surface in TEXT."""
    start = TEXT.index(surface)
    return {"char_start": start, "char_end": start + len(surface), "surface": surface}


def figure(key: str, surface: str, value: float, **more: Any) -> dict[str, Any]:
    return {
        "measurement_id": key,
        "article_id": "a1",
        **at(surface),
        "value_min": value,
        "value_max": value,
        **more,
    }


def rows(title: str = "县教育局总结", text: str = TEXT) -> dict[str, list[dict[str, Any]]]:
    return {
        "dim_document": [{"document_id": "d1", "source_url": "javascript:alert(1)"}],
        "document_text": [{"document_id": "d1", "text": text}],
        "dim_authority": [{"authority_id": "u1", "name": title}],
        "dim_article": [
            {
                "article_id": "a1",
                "title": title,
                "char_start": 0,
                "char_end": len(text),
                "report_year_min": 2011,
                "report_year_max": 2012,
                "report_year_evidence": [
                    {
                        "phrase": "上年",
                        "char_start": 16,
                        "char_end": 18,
                        "rule": "r",
                        "year_min": 2011,
                        "year_max": 2012,
                    }
                ],
            },
        ],
        "dim_section": [
            {
                "section_id": "c1",
                "article_id": "a1",
                "level": 1,
                "marker": "一、",
                "heading": "经费",
                **span("一、经费"),
            }
        ],
        "dim_sentence": [
            {"sentence_id": "t1", "section_id": "c1", "article_id": "a1", "char_start": 12, "char_end": 35}
        ],
        "fct_measurement": [
            figure("m1", "480万元", 4_800_000.0, unit="元", indicator="投入", money_stage="invested"),
            figure("m2", "400万元", 4_000_000.0, unit="元", nature="base", compared_with_id="m1"),
            figure("m3", "20%", 20.0, unit="%", nature="change", compared_with_id="m1", period_kind="year"),
            figure("m4", "20xx本", 2000.0, unit="本", is_masked=True) | {"value_max": 2099.0},
            figure("m5", "3所", 3.0, unit="所", indicator=title),
            figure("m6", "4所", 4.0, unit="所", parent_measurement_id="m5"),
        ],
        "fct_placeholder": [
            {"placeholder_id": "k1", "article_id": "a1", **at("20xx"), "placeholder_kind": "scrubbed_number"},
            {"placeholder_id": "k2", "article_id": "a1", **at("□"), "placeholder_kind": "scar", "restored": "。"},
        ],
        "fct_boilerplate": [
            {"boilerplate_id": "b1", "document_id": "d1", "reason": "related_links", **at("上一篇：他文")}
        ],
        "fct_arithmetic_check": [
            {
                "check_id": "x1",
                "article_id": "a1",
                "measurement_ids": ["m5", "m6"],
                "verdict": "contradicts",
                "explanation": "4 + 0 = 4，不符。 The parts add up to 4.",
            }
        ],
    }


def span(surface: str) -> dict[str, Any]:
    place = at(surface)
    return {"char_start": place["char_start"], "char_end": place["char_end"]}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("articles")
    build_site(make_warehouse(tmp_path / "w.duckdb", rows()), tmp_path / "site")
    return tmp_path / "site"


def test_every_figure_and_mask_is_marked_once_where_it_stands(site: Path) -> None:
    page = parsed(site, "articles/a1.html")
    assert mark_texts(page, "m-") == {
        "m1": "480万元",
        "m2": "400万元",
        "m3": "20%",
        "m4": "20xx本",
        "m5": "3所",
        "m6": "4所",
    }
    assert mark_texts(page, "k-") == {"k1": "20xx", "k2": "□"}
    [text] = page.css(".text")
    assert "投入480万元，比上年的400万元增长20%。发证20xx本□其中初中3所、小学4所。" in text.text()
    assert [node.text() for node in page.css("h2.in-text")] == ["一、经费"]
    assert [node.text() for node in page.css("details.chrome-block p")] == ["上一篇：他文"]


def test_marks_tell_their_kind(site: Path) -> None:
    page = parsed(site, "articles/a1.html")
    classes = {key: page.css_first(f"#m-{key}").attributes["class"] for key in ("m1", "m2", "m4", "m5")}
    assert classes == {"m1": "f actual", "m2": "f base", "m4": "f actual is_masked", "m5": "f actual contradicted"}
    scar = page.css_first("#k-k2").attributes
    assert (scar["class"], scar["data-restored"], scar["data-kind"]) == ("k restored", "。", "其他疤痕")


def test_rows_say_what_is_known_and_lead_on(site: Path) -> None:
    page = parsed(site, "articles/a1.html")
    row = page.css_first("#r-m1")
    assert [cell.text(separator=" ").split() for cell in row.css("td")][:3] == [["投入"], ["4,800,000元"], ["实际"]]
    assert "投入" in row.css("td")[5].text()
    assert {link.attributes["href"] for link in row.css(".link a")} == {"#m-m2", "#m-m3"}
    assert page.css_first("#r-m3 .link a").attributes["href"] == "#m-m1"
    assert page.css_first("#r-m6 .link a").attributes["href"] == "#m-m5"
    assert "2,000～2,099本" in page.css_first("#r-m4").text()
    assert page.css_first(".notice.wrong li").text().startswith("4 + 0 = 4，不符。")
    assert page.css_first(".notice.wrong li span").attributes["data-en"] == "The parts add up to 4."


def test_first_page_says_what_not_to_trust(site: Path) -> None:
    page = parsed(site, "index.html")
    caveat = page.css_first(".caveat").text()
    assert "未经核实，不是统计数据" in caveat
    assert "16.7%" in caveat
    assert page.css_first(".contradictions a").attributes["href"] == "articles/a1.html#m-m5"
    assert page.css_first(".listing tbody a").text() == "县教育局总结"


def test_hostile_text_cannot_run(tmp_path: Path) -> None:
    text = TEXT.replace("他文", HOSTILE)
    given = rows(HOSTILE, text)
    given["fct_boilerplate"] = []
    given["fct_measurement"].append(figure("m7", "小学", 1.0, unit=HOSTILE, scope=HOSTILE, period_text=HOSTILE))
    given["dim_section"][0]["heading"] = HOSTILE
    given["fct_placeholder"][1]["restored"] = HOSTILE
    build_site(make_warehouse(tmp_path / "w.duckdb", given), tmp_path / "site")
    for path in ("index.html", "articles/a1.html", "articles/list-1.html"):
        page = parsed(tmp_path / "site", path)
        scripts = page.css("script")
        assert all(node.attributes.get("src", "").endswith(".js") and not node.text() for node in scripts), path
        assert not page.css("img, style, iframe, object"), path
        named = [name for node in page.css("*") for name in node.attributes if name.startswith("on") or name == "style"]
        assert named == [], path
        assert not [link for link in page.css("a") if (link.attributes.get("href") or "").startswith("javascript")], (
            path
        )
        [policy] = page.css("meta[http-equiv='Content-Security-Policy']")
        assert "default-src 'none'" in str(policy.attributes["content"])
        assert "unsafe" not in str(policy.attributes["content"])
    page = parsed(tmp_path / "site", "articles/a1.html")
    assert page.css_first("h1").text() == HOSTILE
    assert page.css_first("#k-k2").attributes["data-restored"] == HOSTILE


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    first = build_site(make_warehouse(tmp_path / "1.duckdb", rows()), folder)
    again = build_site(tmp_path / "1.duckdb", folder)
    assert (first.removed, again.written, again.removed) == (0, 0, 0)
    assert again.unchanged == first.written

    before = (folder / "articles/a1.html").stat().st_mtime_ns
    given = rows()
    given["dim_article"].append(
        {
            "article_id": "a2",
            "title": "另一篇",
            "char_start": len(TEXT),
            "char_end": len(TEXT) + 1,
            "report_year_evidence": [],
        }
    )
    given["document_text"][0]["text"] = TEXT + "完"
    given["dim_document"].append({"document_id": "d2"})
    given["document_text"].append({"document_id": "d2", "text": TEXT})
    given["dim_article"][0]["document_id"] = "d2"
    given["fct_boilerplate"][0]["document_id"] = "d2"
    changed = build_site(make_warehouse(tmp_path / "2.duckdb", given), folder)
    assert changed.articles == 2
    assert (folder / "articles/a2.html").is_file()
    assert "新文章 1" in parsed(folder, "index.html").css_first(".changes").text()

    gone = build_site(make_warehouse(tmp_path / "3.duckdb", rows()), folder)
    assert gone.removed == 2
    assert not (folder / "articles/a2.html").exists()
    assert (folder / "articles/a1.html").stat().st_mtime_ns >= before


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    warehouse = make_warehouse(tmp_path / "w.duckdb", {})
    with pytest.raises(ConfigurationError, match="no site was built there"):
        build_site(warehouse, tmp_path)
    with pytest.raises(ConfigurationError, match="there is no warehouse"):
        build_site(tmp_path / "none.duckdb", tmp_path / "site")


def test_an_empty_warehouse_has_a_first_page(tmp_path: Path) -> None:
    report = build_site(make_warehouse(tmp_path / "w.duckdb", {}), tmp_path / "site")
    assert report.articles == 0
    assert "文章（0）" in parsed(tmp_path / "site", "index.html").css_first("main").text()
