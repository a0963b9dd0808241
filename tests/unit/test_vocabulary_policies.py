"""Known policy documents: found by number or title, checked when they are read."""

from __future__ import annotations

import dataclasses

import pytest

from zongjie.errors import VocabularyError
from zongjie.vocabulary import policies as vocabulary
from zongjie.vocabulary.policies import known_policy, policies


@pytest.mark.parametrize(
    ("title", "number", "wanted"),
    [
        ("义务教育法", None, "中华人民共和国义务教育法"),
        ("国务院关于当前发展学前教育的若干意见", None, "国务院关于当前发展学前教育的若干意见"),
        (None, "国发［2010］41号", "国务院关于当前发展学前教育的若干意见"),
        (None, "国办发(2011)54号", "国务院办公厅关于实施农村义务教育学生营养改善计划的意见"),
        ("教育规划纲要", None, "国家中长期教育改革和发展规划纲要（2010-2020年）"),
        ("乡村教师支持计划", "临教〔2015〕8号", None),
        ("临江县学校布局调整方案", None, None),
        (None, None, None),
    ],
)
def test_a_document_is_known_by_its_number_or_title(title: str | None, number: str | None, wanted: str | None) -> None:
    found = known_policy(title, number)
    assert (found.title if found else None) == wanted


def test_every_name_and_number_leads_to_its_document() -> None:
    assert len(policies()) >= 100
    for row in policies():
        for name in (row.title, *row.short_names):
            assert known_policy(name, None) == row
        if row.document_number:
            assert known_policy(None, row.document_number) == row


@pytest.mark.parametrize("change", [{"issued_on": "2010-13-01"}, {"title": "另一个文件"}])
def test_a_faulty_row_is_refused(change: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in policies() if row.document_number)
    rows = (row, dataclasses.replace(row, **change))  # pyright: ignore[reportArgumentType]
    monkeypatch.setattr(vocabulary, "load_csv", lambda *_: rows)
    with pytest.raises(VocabularyError, match="policies"):
        vocabulary.policies.__wrapped__()
