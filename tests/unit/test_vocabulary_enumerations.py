"""Every word of a closed lake column has a name in Chinese and English, and such a column has no other words."""

from __future__ import annotations

import pytest

from zongjie.errors import VocabularyError
from zongjie.measurements.facets import facet_cues
from zongjie.measurements.scope import NOT_A_SCOPE, scope_cues
from zongjie.stages import STAGES
from zongjie.tables.measurements import FACETS
from zongjie.vocabulary.enumerations import enumeration_words, words_of
from zongjie.vocabulary.units import units


def test_names_and_columns_hold_the_same_words() -> None:
    closed = {
        (column, word)
        for stage in STAGES
        for table in stage.tables
        for column, words in table.values.items()
        for word in words
    }
    named = {(row.enumeration, row.word) for row in enumeration_words()}
    assert closed <= named
    of_other_columns = {enumeration for enumeration, _ in named - closed}
    assert of_other_columns.isdisjoint(enumeration for enumeration, _ in closed)


def test_facets_that_rules_give_have_a_name() -> None:
    given = {("scope_kind", row.scope_kind) for row in scope_cues() if row.scope_kind != NOT_A_SCOPE}
    given |= {(row.facet, row.value) for row in facet_cues() if row.facet in FACETS}
    for unit in units().values():
        given |= {("count_kind", unit.count_kind), ("entity_kind", unit.entity_kind)}
    without_word = {("count_kind", None), ("entity_kind", None), ("count_kind", ""), ("entity_kind", "")}
    assert given - without_word <= {(row.enumeration, row.word) for row in enumeration_words()}


def test_chinese_names_tell_the_words_of_a_column_apart() -> None:
    for enumeration in {row.enumeration for row in enumeration_words()}:
        names = [row.name_zh for row in words_of(enumeration).values()]
        assert len(set(names)) == len(names), enumeration
        assert all(any("\u4e00" <= character <= "\u9fff" for character in name) for name in names)


def test_an_unknown_column_is_an_error() -> None:
    with pytest.raises(VocabularyError, match="'mood'"):
        words_of("mood")
