"""The vocabularies of masks and scars load, and refuse rows that break their rules."""

from __future__ import annotations

import re

import pytest

from zongjie.errors import VocabularyError
from zongjie.placeholders import damage, vocabulary
from zongjie.placeholders import scars as scars_module
from zongjie.placeholders.triggers import literals
from zongjie.vocabulary import registry

SCAR = {"name": "stray", "trigger": "!", "pattern": "!(?={H})", "source": "测试", "example": "教师!成长"}


def test_every_vocabulary_loads_with_all_its_rows() -> None:
    assert {row.glyph for row in vocabulary.glyphs()} >= {"x", "X", "_", "*", "#", "×"}
    assert {row.kind for row in vocabulary.suffixes()} == {
        "year",
        "count",
        "month_day",
        "session",
        "place",
        "org",
        "person",
        "title",
    }
    assert [match.entry.restored for match in vocabulary.censored_words().starting_at("组织", 0)]
    assert any(vocabulary.exceptions().find("3+x"))
    assert vocabulary.unit_dimensions()["元"] == "money"


@pytest.mark.parametrize(
    "change",
    [
        {"example": "没有"},
        {"kind": "wound"},
        {"colour": "red"},
        {"trigger": "?"},
    ],
    ids=["example does not match", "unknown kind", "unknown field", "trigger not in the example"],
)
def test_a_scar_that_breaks_the_rules_is_refused(change: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damage, "load_yaml", lambda _: [SCAR | change])
    with pytest.raises(VocabularyError, match="stray"):
        damage.scars.__wrapped__()


def test_a_scar_with_an_unknown_condition_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damage, "load_yaml", lambda _: [SCAR | {"condition": "full_moon"}])
    monkeypatch.setattr(scars_module, "scars", damage.scars.__wrapped__)
    with pytest.raises(VocabularyError, match="full_moon"):
        scars_module._triggers.__wrapped__()


def test_triggers_that_hold_each_other_both_count(monkeypatch: pytest.MonkeyPatch) -> None:
    other = SCAR | {"name": "double", "trigger": "!!", "pattern": "!!", "example": "教师!!"}
    monkeypatch.setattr(damage, "load_yaml", lambda _: [SCAR, other])
    rows = damage.scars.__wrapped__()
    monkeypatch.setattr(scars_module, "scars", lambda: rows)
    monkeypatch.setattr(scars_module, "_triggers", scars_module._triggers.__wrapped__)
    found = scars_module.find_scars("教师!!成长")
    assert {(one.rule, one.start, one.end) for one in found} == {("scar:stray", 3, 4), ("scar:double", 2, 4)}


@pytest.mark.parametrize(
    "change",
    [{"trigger": "!", "repeats": "3-4"}, {"trigger": "[!"}, {"trigger": ""}, {"trigger": "!|[!?]"}],
    ids=["two ways to find it", "a class without an end", "nothing", "a literal twice"],
)
def test_a_trigger_that_is_none_is_refused(change: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damage, "load_yaml", lambda _: [SCAR | change])
    with pytest.raises(VocabularyError):
        damage.scars.__wrapped__()


def test_triggers_are_literals_with_classes() -> None:
    assert literals("甲[乙丙-丙]") == ["甲乙", "甲丙"]
    assert literals(r"[0-2]、|[\[x]") == ["0、", "1、", "2、", "[", "x"]
    spaces = literals(r"（[）\s]")
    assert {"（）", "（ ", "（\u3000", "（\n"} <= set(spaces)
    assert len(spaces) == len(set(spaces))


def test_an_exception_begins_as_its_row_says() -> None:
    for row in vocabulary.load_csv("mask_exceptions", vocabulary.MaskException):
        match = re.search(row.pattern, row.example)
        assert match and re.match(row.first, match[0]), row


def test_a_suffix_of_unknown_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    row = vocabulary.Suffix("市", "市", "planet", "<planet>", (), "测试", "xx市")
    monkeypatch.setattr(vocabulary, "load_csv", lambda *_: (row,))
    with pytest.raises(VocabularyError, match="planet"):
        vocabulary.suffixes.__wrapped__()


def test_rows_that_begin_with_the_comment_sign_are_quoted() -> None:
    text = (registry.DATA / "mask_glyphs.csv").read_text(encoding="utf-8")
    assert '"#",' in text


def test_words_that_lost_bytes_follow_from_what_they_were() -> None:
    """A blank of full width is A1A1 in GBK; a program that deletes these bytes also takes them from inside 础。."""
    rows = [row for row in damage.repairs() if "A1A1" in row.source or row.surface == "基矗"]
    assert len(rows) > 50
    for row in rows:
        assert row.restored.encode("gbk").replace(b"\xa1\xa1", b"") == row.surface.encode("gbk"), row
    assert "省、市".encode("gbk").replace(b"\xa1\xa1", b"").decode("gbk") == "盛市"
