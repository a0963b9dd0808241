"""Properties that hold whatever the text is: grounding, and offset maps that lose nothing."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.placeholders import run_placeholders
from zongjie.placeholders.folding import fold_characters
from zongjie.placeholders.healing import heal, without_overlaps
from zongjie.placeholders.placeholder import Edit
from zongjie.text.offsets import OffsetMap

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
