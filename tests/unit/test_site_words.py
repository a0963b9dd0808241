"""Words of closed columns have names for readers."""

from __future__ import annotations

import pytest

from zongjie.site.words import Words, names
from zongjie.vocabulary.loading import read_csv


@pytest.mark.parametrize(
    ("vocabulary", "column", "value"),
    [("facet_cues", "facet", "value"), ("scope_cues", None, "scope_kind"), ("units", None, "count_kind")],
)
def test_every_word_of_a_vocabulary_has_a_name(vocabulary: str, column: str | None, value: str) -> None:
    shown = {name for name, _ in names()}
    wanted = {(row[column] if column else value, row[value]) for row in read_csv(vocabulary)}
    missing = {(name, word) for name, word in wanted if name in shown and word not in {"", "none"}} - names().keys()
    assert missing == set()
    assert {name for name, _ in wanted} <= shown | {"is_hedged", "entity_kind"}


def test_names_are_in_both_languages_and_stand_once() -> None:
    assert all(chinese and english for chinese, english in names().values())
    assert len({key for key in names() if key[0] == "status"}) == 5


def test_a_word_without_a_name_is_shown_as_it_is_and_told() -> None:
    words = Words()
    assert words.name("nature", "plan") == ("计划", "plan")
    assert words.name("nature", "mood") == ("mood", "mood")
    assert words.unnamed == {"nature=mood"}
