"""Golden cases of masks and scars: what is found, as what, and the clean text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.placeholders import run_placeholders

GOLDEN = Path(__file__).parents[1] / "golden" / "placeholders"
CASES = [case for file in sorted(GOLDEN.glob("*.json")) for case in json.loads(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_golden_case(case: dict[str, Any]) -> None:
    tables = run_placeholders(case["text"])
    columns = ("surface", "placeholder_kind", "canonical", "year_min", "year_max", "restored")
    assert [list(row) for row in tables["placeholders"].select(columns).iter_rows()] == case["found"]
    if "clean" in case:
        assert tables["clean_texts"]["clean_text"].to_list() == [case["clean"]]
