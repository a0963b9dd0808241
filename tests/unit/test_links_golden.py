"""Golden cases of the stage `links`: wholes and parts, comparisons, periods."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.marked_figures import frames_of
from zongjie.links import process

_GOLDEN = Path(__file__).parents[1] / "golden" / "links"


def _cases(name: str) -> list[dict[str, Any]]:
    return json.loads((_GOLDEN / f"{name}.json").read_text(encoding="utf-8"))


def _links(case: dict[str, Any]) -> list[dict[str, Any]]:
    report = case.get("report", [2013, 2013])
    return process(frames_of(case["text"], (report[0], report[1])))["links"].rows(named=True)


def _positions(rows: list[dict[str, Any]], column: str) -> dict[str, int]:
    return {str(index): int(row[column][1:]) for index, row in enumerate(rows) if row[column] is not None}


@pytest.mark.parametrize("case", _cases("parts"), ids=lambda case: case["text"])
def test_parts(case: dict[str, Any]) -> None:
    assert _positions(_links(case), "parent_measurement_id") == case["parents"]


@pytest.mark.parametrize("case", _cases("comparisons"), ids=lambda case: case["text"])
def test_comparisons(case: dict[str, Any]) -> None:
    assert _positions(_links(case), "compared_with_id") == case["compared"]


@pytest.mark.parametrize("case", _cases("periods"), ids=lambda case: case["text"])
def test_periods(case: dict[str, Any]) -> None:
    columns = ("period_text", "period_kind", "period_year_min", "period_year_max", "as_of_date")
    found = {
        str(index): [str(row[name]) if name == "as_of_date" and row[name] else row[name] for name in columns]
        for index, row in enumerate(_links(case))
        if row["period_kind"] is not None
    }
    assert found == case["periods"]
