"""Titles of education authorities."""

from __future__ import annotations

import dataclasses

import pytest

from zongjie.errors import VocabularyError
from zongjie.vocabulary import authorities
from zongjie.vocabulary.authorities import AuthorityTitle, authority_titles


def test_titles_of_every_level_are_there() -> None:
    titles = authority_titles()
    assert len(titles) >= 75
    assert titles["教育厅"].levels == ("province",)
    assert set(titles["教体局"].levels) == {"city", "county"}
    assert {"教育办", "教管中心", "教育组", "学区", "中心校"} <= {
        row.title for row in titles.values() if row.levels == ("township",)
    }


def test_years_tell_when_a_title_was_usual() -> None:
    titles = authority_titles()
    assert (titles["国家教委"].usual_from, titles["国家教委"].usual_to) == (1985, 1998)
    assert titles["中心学校"].usual_from == 2001
    assert titles["教育局"].usual_from is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "shop"}, "the kind 'shop'"),
        ({"levels": ("village",)}, "a level of"),
        ({"levels": ()}, "a level of"),
        ({"usual_from": 2010, "usual_to": 2001}, "usual from 2010 to 2001"),
        ({"example": "别的话"}, "does not hold the title"),
    ],
)
def test_a_faulty_row_is_refused(change: dict[str, object], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty: AuthorityTitle = dataclasses.replace(authority_titles()["教体局"], **change)  # pyright: ignore[reportArgumentType]
    monkeypatch.setattr(authorities, "load_csv", lambda *_: (faulty,))
    with pytest.raises(VocabularyError, match=message):
        authorities.authority_titles.__wrapped__()
