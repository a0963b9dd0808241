"""Golden cases of the stage `arithmetic`: which claims a text makes, and what becomes of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.marked_figures import frames_of
from zongjie import links
from zongjie.arithmetic import process

_CASES = json.loads((Path(__file__).parents[1] / "golden" / "arithmetic" / "checks.json").read_text(encoding="utf-8"))


def _checks(text: str) -> list[dict[str, Any]]:
    frames = frames_of(text)
    return process(frames | links.process(frames))["arithmetic_checks"].rows(named=True)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["text"])
def test_checks(case: dict[str, Any]) -> None:
    found = [
        [check["kind"], check["verdict"], [int(name[1:]) for name in check["measurement_ids"]]]
        + ([check["restored_value"]] if check["restored_value"] is not None else [])
        for check in _checks(case["text"])
    ]
    assert sorted(found, key=str) == sorted(case["checks"], key=str)


def test_explanation_is_chinese_then_english_with_the_surfaces() -> None:
    (check,) = _checks("资助学生[30人]，每人[500元|norm]，共计[15000元]。")
    assert check["explanation"] == (
        "30人 × 500元 = 15000，文中合计15000元，相符。 30人 times 500元 is 15000, the text states 15000元: holds."
    )


def test_contradiction_of_a_list_warns_that_it_may_be_incomplete() -> None:
    (check,) = _checks("检查单位[58家]（初中[12所]、小学[30所]、幼儿园[15所]）。")
    assert "可能只是一部分" in check["explanation"]
    assert "may name only some of the parts" in check["explanation"]
    assert (check["stated_min"], check["computed_max"]) == (58.0, 57.0)


def test_identifiers_are_the_same_on_every_run() -> None:
    text = "录用教师[40人]，其中研究生[12人]、本科生[28人]。资助学生[30人]，每人[500元|norm]，共计[15000元]。"
    first, second = _checks(text), _checks(text)
    assert [check["check_id"] for check in first] == [check["check_id"] for check in second]
    assert len({check["check_id"] for check in first}) == len(first) == 2


def test_implied_base_is_told_in_the_written_unit() -> None:
    (check,) = _checks("学校用地[920亩]，比规划前增加[130.5亩|change]。")
    assert "被比较的数约为789.5亩" in check["explanation"]


def test_no_rows_give_no_checks() -> None:
    frames = frames_of("没有数字的文章。")
    found = process(frames | links.process(frames))["arithmetic_checks"]
    assert found.height == 0
    assert "verdict" in found.columns
