"""Numbers as readers see them."""

from __future__ import annotations

import pytest

from zongjie.site.numbers import interval, number, years


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0.0, "0"),
        (1234567.0, "1,234,567"),
        (89.7, "89.7"),
        (1 / 3, "0.3333"),
        (-5.5, "-5.5"),
        (1e18, "1e+18"),
    ],
)
def test_number(value: float | None, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("lower", "upper", "operator", "text"),
    [
        (3.0, 3.0, "eq", "3所"),
        (3.0, 3.0, "gt", ">3所"),
        (2000.0, 2099.0, "range", "2,000～2,099所"),
        (None, 5.0, "le", "≤5所"),
        (5.0, None, "ge", "≥5所"),
        (None, None, "eq", "未知"),
    ],
)
def test_an_interval_is_no_point(lower: float | None, upper: float | None, operator: str, text: str) -> None:
    assert interval(lower, upper, "所", operator) == text


def test_years() -> None:
    assert [years(2011, 2011), years(2006, 2012), years(2010, None), years(None, 2012), years(None, None)] == [
        "2011",
        "2006–2012",
        "≥2010",
        "≤2012",
        "",
    ]
