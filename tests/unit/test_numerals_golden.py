"""Golden cases: figures and classes that every reading of numerals must give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zongjie.numerals.reading import read
from zongjie.numerals.scanning import Mask

_FOLDER = Path(__file__).parents[1] / "golden" / "numerals"


def _cases(*names: str) -> list[Any]:
    found: list[Any] = []
    for name in names:
        rows = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
        found += [pytest.param(row, id=f"{name}-{row['text']}") for row in rows]
    return found


@pytest.mark.parametrize(
    "case", _cases("arabic", "chinese", "approximate", "ranges", "ratios", "ranks", "masks", "lists", "forms")
)
def test_figures(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        {
            "start": quantity.start,
            "end": quantity.end,
            "surface": text[quantity.start : quantity.end],
            "value_min": quantity.value_min,
            "value_max": quantity.value_max,
            "unit": quantity.unit,
            "operator": quantity.operator,
        }
        for quantity in read(text, [Mask(*mask) for mask in case.get("masks", ())]).quantities
    ]
    assert found == case["figures"]


@pytest.mark.parametrize("case", _cases("classes"))
def test_classes(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        {
            "start": numeral.start,
            "end": numeral.end,
            "surface": text[numeral.start : numeral.end],
            "numeral_class": numeral.numeral_class,
        }
        for numeral in read(text).numerals
    ]
    assert found == case["numerals"]
