"""The gazetteer: what it must hold, and that broken rows are refused."""

from dataclasses import replace

import pytest

from zongjie.errors import VocabularyError
from zongjie.places.vocabulary import CUES, cue_matchers, gazetteer
from zongjie.vocabulary import places
from zongjie.vocabulary.places import Place


def test_size_and_levels() -> None:
    current = [place for place in gazetteer().places if place.valid_to is None]
    count = {level: sum(place.level == level for place in current) for level in ("province", "city", "county")}
    assert count["province"] == 34
    assert 330 <= count["city"] <= 350
    assert 2800 <= count["county"] <= 2950


def test_names_change_with_time() -> None:
    wujin = {
        (place.name, place.valid_from, place.valid_to) for place in gazetteer().places if place.short_name == "武进"
    }
    assert {("武进市", 1995, 2001), ("武进区", 2002, None)} <= wujin


@pytest.mark.parametrize(
    ("code", "ancestors"), [("320412", ("320400", "320000")), ("110105", ("110000",)), ("429004", ("420000",))]
)
def test_ancestors(code: str, ancestors: tuple[str, ...]) -> None:
    assert gazetteer().ancestors(code) == ancestors


def test_ethnic_names_have_their_usual_short_form() -> None:
    short = {place.name: place.short_name for place in gazetteer().places}
    assert short["察布查尔锡伯自治县"] == "察布查尔"
    assert short["连南瑶族自治县"] == "连南"
    assert short["恩施土家族苗族自治州"] == "恩施"
    assert short["广西壮族自治区"] == "广西"


def test_ordinary_words_are_no_short_names() -> None:
    assert {"平安", "和平", "合作", "光明", "建设"} & {place.short_name for place in gazetteer().places} == set()


def test_cues_are_there() -> None:
    assert set(cue_matchers()) == set(CUES)
    assert any(cue_matchers()["foreign", "before"].ending_at("赴", 1))


@pytest.mark.parametrize(
    "change",
    [{"code": "32"}, {"level": "town"}, {"parent_code": None}, {"parent_code": "999999"}, {"short_name": "武"}],
)
def test_broken_rows_are_refused(change: dict[str, str | None], monkeypatch: pytest.MonkeyPatch) -> None:
    book = gazetteer().by_code
    broken: Place = replace(book["320412"], **change)  # pyright: ignore[reportArgumentType]

    def load(*_: object) -> tuple[Place, ...]:
        return (book["320000"], book["320400"], broken)

    monkeypatch.setattr(places, "load_csv", load)
    with pytest.raises(VocabularyError, match="武进区"):
        places.places.__wrapped__()
