"""Every kind of mask and scar, and every distinction: at least three places that show it, and two that do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.placeholders import run_placeholders

_FILE = Path(__file__).parents[1] / "golden" / "placeholders" / "items" / "items.json"
_ITEMS: list[dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))
_CAUGHT = [(item["item"], case["text"], case["found"]) for item in _ITEMS for case in item["caught"]]
_FREE = [(item["item"], text) for item in _ITEMS for text in item["free"]]


def _found(text: str) -> list[list[str]]:
    return [list(row) for row in run_placeholders(text)["placeholders"].select("surface", "placeholder_kind").rows()]


@pytest.mark.parametrize(("item", "text", "found"), _CAUGHT)
def test_it_is_found_and_nothing_else(item: str, text: str, found: list[list[str]]) -> None:
    assert _found(text) == found, item


@pytest.mark.parametrize(("item", "text"), _FREE)
def test_what_only_looks_like_it_is_left_alone(item: str, text: str) -> None:
    assert _found(text) == [], item


@pytest.mark.parametrize("item", _ITEMS, ids=lambda item: item["item"])
def test_each_has_enough_cases(item: dict[str, Any]) -> None:
    assert len(item["caught"]) >= 3 and len(item["free"]) >= 2
