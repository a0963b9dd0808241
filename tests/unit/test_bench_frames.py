"""The frames of the worlds: enough of them, well formed, and true to what they say."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise

import pytest

from bench.authorities import authority_of
from bench.chance import chance
from bench.grammar import grammar
from bench.numbers import chinese, state
from bench.slots import FrameError, parse_frame, parse_slot
from bench.writing import Context, write_frame


def test_there_are_frames_for_every_theme() -> None:
    counts = Counter(frame.theme for frame in grammar().frames())
    assert sum(counts.values()) >= 400
    assert len(counts) >= 23
    assert min(counts.values()) >= 9


@pytest.mark.parametrize(
    "line",
    [
        "新建学校3所。",
        "新建学校{3-9 所}。",
        "新建学校{3-9 所 big: 学校}。",
        "新建学校{3-9 所: 学校}。 @@ parts_sum t a",
        "新建学校{3-9 所: 学校}。 @@ total t",
        "新建<thing 两所>学校。",
        "新建[两所学校。",
        "新建$X学校。",
    ],
)
def test_a_frame_that_breaks_the_notation_is_refused(line: str) -> None:
    with pytest.raises(FrameError):
        parse_frame("test", "test", "achievement", line)


def test_every_frame_grounds_its_figures() -> None:
    authority = authority_of(5, 5, grammar().models)
    for number, frame in enumerate(grammar().frames()):
        draft = write_frame(frame, Context(authority, 2019, "annual"), chance(number))
        assert "{" not in draft.text, frame.id
        for mark in draft.of_kind("figure"):
            assert draft.surface(mark) == mark.data["statement"].surface, frame.id
            assert mark.data["value_min"] <= mark.data["value_max"], frame.id
            assert mark.data["labels"] or mark.data["is_optional"], frame.id


def test_the_same_seed_writes_the_same_sentence() -> None:
    frame = grammar().themes["teachers"].frames["achievement"][1]
    context = Context(authority_of(5, 5, grammar().models), 2019, "annual")
    assert write_frame(frame, context, chance(3)).text == write_frame(frame, context, chance(3)).text
    assert len({write_frame(frame, context, chance(seed)).text for seed in range(20)}) > 15


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "零"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (1010, "一千零一十"), (20300, "二万零三百")],
)
def test_chinese_numerals(number: int, words: str) -> None:
    assert chinese(number) == words


@pytest.mark.parametrize(
    ("slot", "value", "surface", "stated_value", "unit"),
    [
        ("3-9 万元 exact: 资金", "340", "340万元", 3_400_000, "元"),
        ("3-9 个百分点 change exact: 升学率", "3.5", "3.5个百分点", 3.5, "百分点"),
        ("3-9 人 share: 学生", "12", "12", 12, "人"),
        ("3-9 所 chinese: 学校", "2", "两所", 2, "所"),
        ("double change: 投入", "0", "翻一番", 1, "番"),
    ],
)
def test_a_statement_says_its_value(slot: str, value: str, surface: str, stated_value: float, unit: str) -> None:
    stated = state(Decimal(value), parse_slot(slot), chance(1), exact=True)
    assert (stated.surface, stated.unit, stated.operator) == (surface, unit, "eq")
    assert stated.value_min == stated.value_max == stated_value


def test_history_levels_grow_and_stay_below_their_limit() -> None:
    authority = authority_of(11, 3, grammar().models)
    levels = [authority.level("preschool_pre3", year) for year in range(2004, 2023)]
    assert all(later > earlier for earlier, later in pairwise(levels))
    assert authority.level("preschool_pre3.last", 2012) == authority.level("preschool_pre3", 2011)
    assert authority.level("preschool_pre3.target", 2012) == authority.level("preschool_pre3.next", 2011)
