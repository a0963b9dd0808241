"""Properties that hold whatever the text is: grounding, and offset maps that lose nothing."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.placeholders import run_placeholders
from zongjie.identifiers import identifier, identifiers
from zongjie.placeholders import scars as scars_module
from zongjie.placeholders.damage import scars
from zongjie.placeholders.folding import fold_characters
from zongjie.placeholders.healing import heal, without_overlaps
from zongjie.placeholders.placeholder import Edit
from zongjie.placeholders.repeats import matches_at, repeats
from zongjie.placeholders.scars import find_scars
from zongjie.placeholders.vocabulary import MaskException, exceptions
from zongjie.text.offsets import OffsetMap
from zongjie.vocabulary import load_csv, load_yaml

PIECES = [
    "20xx年",
    "20__",
    "201x",
    "202_余名",
    "20x—20x年",
    "20xx020xx年",
    "xx市",
    "XX县",
    "__万元",
    "x月x日",
    "第xx届",
    "*组",
    "_",
    "x",
    "***",
    "□",
    "'",
    "`",
    ".",
    "·",
    "、",
    "“”",
    "《xxx》",
    "6·3%",
    "364、25万元",
    "达到",
    "的",
    "的.",
    "的'",
    "教师",
    "学校",
    "基矗",
    "截至，",
    "在年3月",
    "１２％",
    "＂",
    "＿＿",
    "\u200b",
    "\r\n",
    "元",
    "名",
    "。",
    "，",
    "(",
    ")",
    "〔20xx〕",
    "Abc",
    "3+x",
    "##乡",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.just("\n"), st.characters(exclude_categories=("Cs",))), max_size=40
).map("".join)


@given(TEXTS, st.integers(0, 5))
def test_every_surface_stands_where_the_row_says(text: str, start: int) -> None:
    text = "抬头抬头抬"[:start] + text
    found = run_placeholders(text, start=start)["placeholders"]
    spans = found.select("char_start", "char_end", "surface").rows()
    assert all(text[begin:end] == surface and surface for begin, end, surface in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@given(TEXTS)
def test_maps_cover_both_texts_and_clean_sentences_are_cut_from_the_clean_text(text: str) -> None:
    found = run_placeholders(text)
    clean = found["clean_texts"]["clean_text"][0]
    runs = found["clean_texts"]["offset_runs"][0].to_list()
    _assert_covers(OffsetMap.from_rows(runs), clean, 0, len(text))
    for begin, end, sentence in found["clean_sentences"].select("clean_start", "clean_end", "clean_text").iter_rows():
        assert clean[begin:end] == sentence


@settings(max_examples=60)
@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 6), st.text(max_size=4)), max_size=12),
    st.integers(0, 1000),
)
def test_any_edits_give_a_map_that_is_monotone_and_round_trips(
    text: str, changes: list[tuple[int, int, str]], raw_start: int
) -> None:
    edits = [Edit(at, min(at + length, len(text)), new) for at, length, new in changes if at + length <= len(text)]
    edits = [edit for edit in edits if edit.start < edit.end]
    clean, offset_map = heal(text, raw_start, edits)
    _assert_covers(offset_map, clean, raw_start, raw_start + len(text))
    changed = {place for edit in without_overlaps(edits) for place in range(edit.start, edit.end)}
    for place in range(len(text)):
        if place not in changed:
            begin, end = offset_map.to_clean(raw_start + place, raw_start + place + 1)
            assert clean[begin:end] == text[place]
            assert offset_map.to_raw(begin, end) == (raw_start + place, raw_start + place + 1)


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold_characters(text)) == len(text)


def _assert_covers(offset_map: OffsetMap, clean: str, raw_start: int, raw_end: int) -> None:
    """Runs follow each other without gaps and end where both texts end."""
    clean_at, raw_at = 0, raw_start
    for run in offset_map.runs:
        assert (run.clean_start, run.raw_start) == (clean_at, raw_at)
        assert run.clean_end >= run.clean_start and run.raw_end > run.raw_start
        clean_at, raw_at = run.clean_end, run.raw_end
    assert (clean_at, raw_at) == (len(clean), raw_end)


SCAR_PIECES = sorted(
    {piece for scar in scars() for piece in scar.triggers[:40]}
    | {row["example"][start:stop] for row in load_yaml("scars") for start in range(8) for stop in range(start + 1, 10)}
    | set("的教师学校年月元万余0123（）“”、，。 \n")
)
EXCEPTION_PIECES = [*"xX*#=+ \n1234_-", "注", "○", "**", "学校", "电话：", "http://x", "一、", "光"]


@given(st.lists(st.sampled_from(SCAR_PIECES), max_size=12).map("".join))
@settings(max_examples=300)
def test_triggers_find_what_searching_for_the_patterns_finds(text: str) -> None:
    searched = {
        (f"scar:{scar.name}", *match.span("scar" if "scar" in scar.pattern.groupindex else 0))
        for scar in scars()
        for match in scar.pattern.finditer(text)
        if scars_module.holds(scar, text, match)
    }
    found = [one for one in find_scars(text) if one.rule.startswith("scar:")]
    assert {(one.rule, one.start, one.end) for one in found} == searched


@given(st.text("甲乙丙", max_size=40))
def test_repeated_stretches_are_found_without_trying_every_place(text: str) -> None:
    pattern = re.compile(r"(\w{3,6})\1")
    found = [match.span() for match in matches_at(pattern, text, repeats(text, 3, 6))]
    assert found == [match.span() for match in pattern.finditer(text)]


@given(st.lists(st.sampled_from(EXCEPTION_PIECES), max_size=14).map("".join))
def test_exceptions_begin_only_as_their_rows_say(text: str) -> None:
    rows = load_csv("mask_exceptions", MaskException)
    whole = re.compile("|".join(f"(?:{row.pattern})" for row in rows))
    assert [(one.start, one.end) for one in exceptions().find(text)] == [one.span() for one in whole.finditer(text)]


@given(
    st.text("甲乙 \n", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(0, 4)), max_size=5),
    st.data(),
)
def test_many_spans_are_mapped_as_each_of_them_is(text: str, cuts: list[tuple[int, int]], data: st.DataObject) -> None:
    edits = [Edit(start, min(start + 1, len(text)), "丙" * length) for start, length in cuts if start < len(text)]
    _, offset_map = heal(text, 7, edits)
    starts = data.draw(st.lists(st.integers(7, 6 + len(text)), max_size=6))
    ends = [data.draw(st.integers(start + 1, 7 + len(text))) for start in starts]
    one_by_one = [offset_map.to_clean(start, end) for start, end in zip(starts, ends, strict=True)]
    assert list(zip(*offset_map.to_clean_spans(starts, ends), strict=True)) == one_by_one


@given(st.text(max_size=5), st.lists(st.integers(0, 10**7), max_size=4))
def test_identifiers_are_those_of_each(parent: str, numbers: list[int]) -> None:
    assert identifiers("sentence", parent, numbers) == [identifier("sentence", parent, number) for number in numbers]
