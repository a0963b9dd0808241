"""What a page says of itself and what was done to it: golden cases."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zongjie.articles import process
from zongjie.articles.titles import title_additions, without_site_name
from zongjie.documents import read_file
from zongjie.documents.extracted import StatedFacts
from zongjie.documents.reading import Document
from zongjie.extraction import document_frames

_CASES = json.loads((Path(__file__).parents[1] / "golden" / "articles" / "documents.json").read_text(encoding="utf-8"))


def _facts(text: str, stated: StatedFacts | None = None) -> dict[str, Any]:
    document = Document("d", "s.txt", "0", 0, "utf-8", "test", "text/plain", text, stated or StatedFacts())
    (facts,) = process(document_frames(document))["document_facts"].rows(named=True)
    return facts


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_facts_of_a_document(case: dict[str, Any]) -> None:
    facts = _facts(case["text"])
    wanted = dict(case["facts"])
    if wanted.get("published_on"):
        wanted["published_on"] = date.fromisoformat(wanted["published_on"])
    assert {name: facts[name] for name in wanted} == wanted


def test_what_a_page_states_serves_where_its_text_has_no_heading() -> None:
    stated = StatedFacts(
        title="某县教育局工作总结_某某网", source_url="https://www.example.gov.cn/jyj/2021/0304/7.html"
    )
    body = "　　今年，我县新建学校三所，完成了各项任务。\n"
    facts = _facts(body, stated)
    assert (facts["title"], facts["source_kind"]) == ("某县教育局工作总结", "official")
    assert facts["published_on"] == date(2021, 3, 4)
    assert _facts(f"某局小结\n{body}", stated)["title"] == "某局小结"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>某县工作总结_某某网</title>", "<h1>某县教育局年度工作总结</h1><p>{}</p>", "某县教育局年度工作总结"),
        ("<title>某县教育局年度工作总结_某某网</title>", "<p>{}</p>", "某县教育局年度工作总结"),
        ("", "<h1>某县教育局年度工作总结 | 某某网</h1><p>{}</p>", "某县教育局年度工作总结"),
        ("", "<p>{}</p>", None),
    ],
    ids=["heading before title element", "title element", "heading with a site", "neither"],
)
def test_the_title_of_a_page(head: str, body: str, title: str | None, tmp_path: Path) -> None:
    told = "今年，我县新建学校三所，招聘教师四十名，完成了各项任务，办学条件进一步改善，群众满意。" * 3
    page = tmp_path / "page.html"
    page.write_text(f"<html><head>{head}</head><body>{body.format(told)}</body></html>", encoding="utf-8")
    (facts,) = process(document_frames(read_file(page, page.name)))["document_facts"].rows(named=True)
    assert facts["title"] == title


def test_a_title_is_not_shortened_to_nothing() -> None:
    assert title_additions()
    assert without_site_name("网_某某网") == "网_某某网"
    assert without_site_name("") == ""
