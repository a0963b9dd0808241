"""Every vocabulary passes the common checks; each check refuses what it is there for."""

from __future__ import annotations

import re
from typing import Any

import pytest

from zongjie.errors import VocabularyError
from zongjie.stages import STAGES
from zongjie.vocabulary.checks import check_patterns, check_references, check_rows
from zongjie.vocabulary.loading import load_yaml, read_csv, read_yaml
from zongjie.vocabulary.registry import Vocabulary, checked, registry

ENTRY: dict[str, Any] = {
    "name": "greetings",
    "file": "greetings.csv",
    "title_zh": "问候语",
    "title_en": "greetings",
    "form": "rows",
    "key": ["word"],
    "phrases": ["word"],
    "read_by": ["articles"],
}


def _vocabulary(**changes: Any) -> Vocabulary:
    return checked([{**ENTRY, **changes}], {"greetings.csv"})["greetings"]


def _row(word: str, example: str, source: str = "现代汉语词典", **more: str) -> dict[str, str]:
    return {"word": word, "source": source, "example": example, **more}


def test_every_vocabulary_says_what_it_is_and_who_reads_it() -> None:
    stages = {stage.name for stage in STAGES}
    for vocabulary in registry().values():
        assert re.search(r"[\u4e00-\u9fff]", vocabulary.title_zh)
        assert re.search(r"[a-z]{2,}", vocabulary.title_en)
        assert vocabulary.read_by
        assert set(vocabulary.read_by) <= stages


@pytest.mark.parametrize("name", [name for name, entry in registry().items() if entry.file.endswith(".csv")])
def test_every_row_has_a_source_and_an_example(name: str) -> None:
    rows = read_csv(name)
    assert rows
    for row in rows:
        assert row["source"].strip()
        assert row[registry()[name].example].strip()


@pytest.mark.parametrize("name", [name for name, entry in registry().items() if entry.form == "groups"])
def test_groups_come_with_a_source_and_an_example_that_rules_do_not_see(name: str) -> None:
    assert {"source", "example"} <= read_yaml(name).keys()
    assert not {"source", "example"} & load_yaml(name).keys()


def test_a_sound_vocabulary_passes() -> None:
    check_rows(_vocabulary(), [_row("您好", "您好，请坐"), _row("早", "老师早")])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([_row("您好", "您好", source=" ")], "has no source"),
        ([_row("您好", "")], "has no example"),
        ([_row("您好", "您好"), _row("您好", "您好啊")], "stands twice"),
        ([_row("您好", "你们好")], "shows [] and none of ['您好']"),
        ([_row("老师", "各位老师好"), _row("老师好", "老师好")], "shows ['老师好'] and none of ['老师']"),
    ],
    ids=["no source", "no example", "duplicate", "example without its phrase", "hidden in its own example"],
)
def test_broken_rows_are_refused(rows: list[dict[str, str]], message: str) -> None:
    with pytest.raises(VocabularyError, match=re.escape(message)):
        check_rows(_vocabulary(), rows)


def test_a_phrase_may_stand_once_in_a_lane() -> None:
    rows = [_row("早", "老师早", time="day"), _row("早", "早啊", time="night")]
    two_keys = _vocabulary(key=["word", "time"])
    with pytest.raises(VocabularyError, match="stands in two rows"):
        check_rows(two_keys, rows)
    check_rows(_vocabulary(key=["word", "time"], lane=["time"]), rows)
    check_rows(_vocabulary(key=["word", "time"], shared=True), rows)


def test_how_phrases_are_matched_decides_what_an_example_shows() -> None:
    crossing = [_row("县教育局", "某县教育局"), _row("教育局工会", "某县教育局工会")]
    with pytest.raises(VocabularyError, match="none of"):
        check_rows(_vocabulary(), crossing)
    check_rows(_vocabulary(matching="crossing"), crossing)
    nested = [_row("教育局", "县教育局"), _row("县教育局", "县教育局")]
    with pytest.raises(VocabularyError, match="none of"):
        check_rows(_vocabulary(matching="crossing"), nested)
    check_rows(_vocabulary(matching="nested"), nested)


def test_references_must_exist() -> None:
    vocabulary = _vocabulary()
    object.__setattr__(vocabulary, "references", {"unit": "units.unit"})
    check_references(vocabulary, [_row("早", "早", unit="人"), _row("好", "好", unit="")], {"units.unit": {"人"}})
    with pytest.raises(VocabularyError, match=r"'斗' is no units\.unit"):
        check_references(vocabulary, [_row("早", "早", unit="斗")], {"units.unit": {"人"}})


def test_a_pattern_must_match_its_example_before_earlier_ones_do() -> None:
    year, number = re.compile(r"\d{4}年"), re.compile(r"\d+")
    check_patterns("patterns", [("year", year, "2009年"), ("number", number, "30人")])
    with pytest.raises(VocabularyError, match="number is shadowed by year"):
        check_patterns("patterns", [("year", year, "2009年"), ("number", number, "2009年")])
    with pytest.raises(VocabularyError, match="does not match its example"):
        check_patterns("patterns", [("year", year, "明年")])


@pytest.mark.parametrize(
    ("entries", "present", "message"),
    [
        ([ENTRY], {"greetings.csv", "other.csv"}, "without an entry"),
        ([ENTRY], set(), "without a file"),
        ([ENTRY, ENTRY], {"greetings.csv"}, "stands twice"),
        ([{**ENTRY, "colour": "red"}], {"greetings.csv"}, "unknown fields"),
        ([{**ENTRY, "key": []}], {"greetings.csv"}, "form is rows with a key"),
        ([{**ENTRY, "references": {"word": "nowhere.word"}}], {"greetings.csv"}, "is no vocabulary"),
    ],
    ids=["unlisted file", "missing file", "twice", "unknown field", "no key", "unknown reference"],
)
def test_a_broken_registry_is_refused(entries: list[dict[str, Any]], present: set[str], message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        checked(entries, present)
