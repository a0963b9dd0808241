"""Properties of sums: exact parts hold, disturbed ones contradict, rounded ones never do."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.marked_figures import frames_of
from zongjie import links
from zongjie.arithmetic import process
from zongjie.arithmetic.claims import quotient
from zongjie.links.precision import add, overlap

_PARTS = st.lists(st.integers(min_value=1, max_value=4000), min_size=2, max_size=7)
_EVERY = settings(max_examples=25, deadline=None)


def _checks(text: str) -> list[dict[str, Any]]:
    frames = frames_of(text)
    return process(frames | links.process(frames))["arithmetic_checks"].rows(named=True)


def _stated(amount: int) -> str:
    """An amount of so many hundreds of 元 in 万元 with one decimal, half rounded up."""
    return f"{Decimal(amount).scaleb(-2).quantize(Decimal('0.1'), ROUND_HALF_UP)}万元"


def _bracket(whole: str, parts: list[str]) -> str:
    listed = "、".join(f"{name}片[{part}]" for name, part in zip("甲乙丙丁戊己庚", parts, strict=False))
    return f"检查单位[{whole}]（{listed}）。"


@_EVERY
@given(_PARTS)
def test_exact_parts_hold(parts: list[int]) -> None:
    (check,) = _checks(_bracket(f"{sum(parts)}所", [f"{part}所" for part in parts]))
    assert (check["kind"], check["verdict"]) == ("parts_sum", "holds")
    assert check["measurement_ids"] == [f"m{index}" for index in range(len(parts) + 1)]


@_EVERY
@given(_PARTS, st.integers(min_value=1, max_value=900))
def test_disturbed_parts_contradict(parts: list[int], error: int) -> None:
    (check,) = _checks(_bracket(f"{sum(parts) + error}所", [f"{part}所" for part in parts]))
    assert check["verdict"] == "contradicts"


@_EVERY
@given(st.lists(st.integers(min_value=60, max_value=400_000), min_size=2, max_size=6))
def test_rounded_money_never_contradicts(parts: list[int]) -> None:
    checks = _checks(_bracket(_stated(sum(parts)), [_stated(part) for part in parts]))
    assert [check["verdict"] in {"holds", "rounding"} for check in checks] == [True]


@_EVERY
@given(st.integers(min_value=2, max_value=900), st.integers(min_value=2000, max_value=2099))
def test_a_wiped_price_is_restored(count: int, price: int) -> None:
    (check,) = _checks(f"资助学生[{count}人]，每人[20xx元|norm|2000..2099]，共计[{count * price}元]。")
    assert (check["verdict"], check["restored_value"]) == ("restores", float(price))


@_EVERY
@given(st.integers(min_value=1, max_value=5000), st.integers(min_value=1, max_value=5000))
def test_stated_growth_holds(base: int, present: int) -> None:
    change = present - base
    verb = "增加" if change >= 0 else "减少"
    text = f"招生[{present}人]，比去年的[{base}人|base]{verb}[{abs(change)}人|change]。"
    (check,) = _checks(text)
    assert (check["kind"], check["verdict"]) == ("change_of_levels", "holds")


_INTERVALS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(
    lambda ends: (float(min(ends)), float(max(ends)))
)


@given(st.lists(_INTERVALS, min_size=1, max_size=5))
def test_a_sum_of_intervals_holds_the_sums_of_its_ends(intervals: list[tuple[float, float]]) -> None:
    low, high = add(intervals)
    assert low == sum(first for first, _ in intervals)
    assert high == sum(second for _, second in intervals)


@given(_INTERVALS, _INTERVALS)
def test_overlap_is_symmetric(first: tuple[float, float], second: tuple[float, float]) -> None:
    assert overlap(first, second) == overlap(second, first)


@given(_INTERVALS, _INTERVALS)
def test_quotient_covers_the_middle(top: tuple[float, float], bottom: tuple[float, float]) -> None:
    ratio = quotient(top, bottom)
    if bottom[0] == 0:
        assert ratio is None
    else:
        assert ratio is not None
        middle = (sum(top) / 2) / (sum(bottom) / 2)
        assert ratio[0] <= middle * (1 + 1e-9) and middle <= ratio[1] * (1 + 1e-9) + 1e-12
