"""Golden cases: sentences whose figures stand in 【】, with what each of them measures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from measurements_frames import measure

_CASES: list[dict[str, Any]] = [
    case
    for path in sorted((Path(__file__).parents[1] / "golden" / "measurements").glob("*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]


def test_there_are_cases() -> None:
    assert len(_CASES) >= 120


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["text"][:24])
def test_golden_case(case: dict[str, Any]) -> None:
    measured = measure(case["text"], case.get("section_role", "other"))
    found = [{name: row[name] for name in figure} for row, figure in zip(measured, case["figures"], strict=True)]
    assert found == case["figures"]
