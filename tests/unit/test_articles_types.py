"""What an article is by its title and text: golden cases, and titles without what sites add to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zongjie.articles import process
from zongjie.articles.titles import bare_title
from zongjie.documents.reading import Document
from zongjie.extraction import document_frames

_CASES = json.loads((Path(__file__).parents[1] / "golden" / "articles" / "types.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_type_level_and_kind(case: dict[str, Any]) -> None:
    text = f"{case['title']}\n　　{case['text']}\n"
    frames = process(document_frames(Document("d", "s.txt", "0", 0, "utf-8", "test", "text/plain", text)))
    (article,) = frames["articles"].rows(named=True)
    found = {name: article[name] for name in ("document_type", "organisation_level", "is_work_summary")}
    wanted = {"document_type": "type", "organisation_level": "level", "is_work_summary": "summary"}
    assert found == {name: case[key] for name, key in wanted.items()}


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("某县教育局工作总结", "某县教育局工作总结"),
        ("某县教育局工作总结（精选3篇）", "某县教育局工作总结"),
        ("某县教育局工作总结范文 篇二", "某县教育局工作总结"),
        ("某县教育局工作总结(通用12篇)", "某县教育局工作总结"),
        ("《某校食堂管理办法》", "《某校食堂管理办法"),
        ("关于印发《某县教育局工作要点》的通知", "某县教育局工作要点"),
        ("某县教育局关于转发校车安全意见的通知", "校车安全意见"),
        ("关于开学工作的通知", "关于开学工作的通知"),
        ("", ""),
        ("（" * 5000, "（" * 5000),
    ],
)
def test_bare_titles(title: str, bare: str) -> None:
    assert bare_title(title) == bare
