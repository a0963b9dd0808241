"""Every word of a closed lake column has a name in Chinese and English, and no other word has one."""

from __future__ import annotations

import pytest

from zongjie.errors import VocabularyError
from zongjie.stages import STAGES
from zongjie.vocabulary.enumerations import enumeration_words, words_of


def test_names_and_columns_hold_the_same_words() -> None:
    closed = {
        (column, word)
        for stage in STAGES
        for table in stage.tables
        for column, words in table.values.items()
        for word in words
    }
    assert {(row.enumeration, row.word) for row in enumeration_words()} == closed


def test_chinese_names_tell_the_words_of_a_column_apart() -> None:
    for enumeration in {row.enumeration for row in enumeration_words()}:
        names = [row.name_zh for row in words_of(enumeration).values()]
        assert len(set(names)) == len(names), enumeration
        assert all(any("\u4e00" <= character <= "\u9fff" for character in name) for name in names)


def test_an_unknown_column_is_an_error() -> None:
    with pytest.raises(VocabularyError, match="'mood'"):
        words_of("mood")
