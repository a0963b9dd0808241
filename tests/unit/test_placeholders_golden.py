"""Golden cases of masks and scars: what is found, as what, and the clean text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.placeholders import run_placeholders
from zongjie.text.offsets import OffsetMap

GOLDEN = Path(__file__).parents[1] / "golden" / "placeholders"
CASES = [case for file in sorted(GOLDEN.glob("*.json")) for case in json.loads(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_golden_case(case: dict[str, Any]) -> None:
    tables = run_placeholders(case["text"])
    columns = ("surface", "placeholder_kind", "canonical", "year_min", "year_max", "restored")
    assert [list(row) for row in tables["placeholders"].select(columns).iter_rows()] == case["found"]
    if "clean" in case:
        assert tables["clean_texts"]["clean_text"].to_list() == [case["clean"]]


SCARS = json.loads((GOLDEN / "scars.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", SCARS, ids=[case["text"] for case in SCARS])
def test_a_healed_scar_maps_both_ways(case: dict[str, Any]) -> None:
    """A certain repair stands in the clean text, an uncertain one leaves what was there; both lead back."""
    tables = run_placeholders(case["text"])
    (clean,) = tables["clean_texts"]["clean_text"]
    offset_map = OffsetMap.from_rows(tables["clean_texts"]["offset_runs"][0].to_list())
    for start, end, kind, restored in (
        tables["placeholders"].select("char_start", "char_end", "placeholder_kind", "restored").iter_rows()
    ):
        first, last = offset_map.to_clean(start, end)
        if restored is not None:
            assert clean[first:last] == restored
        elif kind == "scar":
            assert last - first == end - start
        if first < last:
            assert offset_map.to_raw(first, last) == (start, end)
