"""The frames of the worlds: enough of them, well formed, and true to what they say."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise

import pytest

from bench.reports.fillers import FillerStock, clauses
from bench.reports.outlines import OutlineWriter, Part, divide, group
from bench.sentences.authorities import authority_of
from bench.sentences.chance import chance
from bench.sentences.draft import Draft
from bench.sentences.grammar import grammar
from bench.sentences.numbers import chinese, state
from bench.sentences.slots import FrameError, parse_frame, parse_slot
from bench.sentences.writing import Context, write_frame


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


def test_words_without_figures_hardly_repeat() -> None:
    assert set(clauses()) == set(grammar().themes)
    context = Context(authority_of(5, 5, grammar().models), 2013, "annual")
    for theme in clauses():
        stock = FillerStock(theme, chance(theme), 2013, plan=False)
        drafts = [write_frame(stock.frame(), context, chance(number)) for number in range(300)]
        assert len({draft.text for draft in drafts}) > 290, theme
        assert not any(draft.of_kind("figure") for draft in drafts)


def test_a_plan_tells_no_results() -> None:
    stock = FillerStock("safety", chance(1), 2013, plan=True)
    texts = " ".join(stock.frame().text for _ in range(100))
    assert not any(result in texts for result in clauses()["safety"].results)


def test_sections_go_below_broad_and_above_narrow_headings() -> None:
    sentences = [Draft(f"第{number}句。") for number in range(8)]
    part = Part("保障安全", "safety", "achievement", list(sentences))
    divide(part, ["排查隐患", "管好校车", "宣传安全"], chance(2))
    told = [*part.sentences, *(sentence for inner in part.parts for sentence in inner.sentences)]
    assert [draft.text for draft in told] == [draft.text for draft in sentences]
    assert all(inner.theme == "safety" and inner.sentences for inner in part.parts)
    needed = Part("校车安全", "safety", "achievement", list(sentences), needs_heading=True)
    divide(needed, ["排查隐患", "管好校车"], chance(2))
    assert needed.sentences == sentences
    parts = [Part(f"标题{number}", "safety", "achievement", list(sentences)) for number in range(7)]
    grouped = group(parts, chance(1))
    assert len(grouped) < len(parts)
    assert [inner.heading for broad in grouped for inner in broad.parts or [broad]] == [one.heading for one in parts]


def test_an_outline_marks_every_section_where_it_stands() -> None:
    draft = Draft()
    outline = OutlineWriter(draft, chance(5))
    inner = Part("排查隐患", "safety", "achievement", [Draft("逐校查看。")])
    outline.top(Part("狠抓落实", None, "achievement", [], [Part("保障安全", "safety", "achievement", [], [inner])]))
    sections = draft.of_kind("section")
    assert [draft.surface(mark.data["heading"]) for mark in sections] == ["狠抓落实", "保障安全", "排查隐患"]
    assert {mark.end for mark in sections} == {len(draft.text)}


def test_levels_go_with_the_size_of_the_place() -> None:
    authorities = [authority_of(3, number, grammar().models) for number in range(60)]
    small = [one for one in authorities if one.size < 0.2]
    large = [one for one in authorities if one.size > 0.7]
    assert small
    assert large
    for name in ("preschool_children", "compulsory_students", "teachers_teachers"):
        assert max(one.level(name, 2003) for one in small) < min(one.level(name, 2003) for one in large)


def test_a_headed_frame_leaves_out_what_its_heading_names() -> None:
    headed = [(theme, heading, frame) for theme in grammar().themes.values()
              for heading, frames in theme.headed.items() for frame in frames]  # fmt: skip
    assert len({heading for _, heading, _ in headed}) >= 12
    assert all(frame in theme.frames["headed"] for theme, _, frame in headed)
    assert all(heading not in frame.text.split(":")[0] for _, heading, frame in headed)


def test_a_frame_may_hold_lines() -> None:
    frame = parse_frame("test", "test", "achievement", "基本情况：¶学校　{3-9 所: 学校}¶")
    draft = write_frame(frame, Context(authority_of(5, 5, grammar().models), 2013, "annual"), chance(1))
    assert draft.text.count("\n") == 2
    assert "¶" not in draft.text


def test_a_run_on_paragraph_ends_once_and_keeps_its_figures() -> None:
    frame = parse_frame("test", "test", "achievement", "新建学校{3-9 所 exact: 新建学校}。")
    context = Context(authority_of(5, 5, grammar().models), 2013, "annual")
    draft = Draft()
    outline = OutlineWriter(draft, chance(5))
    outline.run_on = 1.0
    outline.paragraph([write_frame(frame, context, chance(1)), Draft("成效明显。"), Draft("反映良好。")])
    assert draft.text.count("。") == 1
    assert "所；成效明显，反映良好。" in draft.text
    assert all(draft.surface(mark) == mark.data["statement"].surface for mark in draft.of_kind("figure"))
