"""Drafts carry their marks through every edit."""

from __future__ import annotations

from bench.damage.texts import (
    blur_decimals,
    filter_words,
    lose_full_stops,
    scrub_years,
    strokes,
    wipe_counts,
    wrap_lines,
)
from bench.sentences.authorities import authority_of
from bench.sentences.chance import chance
from bench.sentences.draft import Draft, Edit, Mark
from bench.sentences.grammar import grammar
from bench.sentences.slots import parse_frame
from bench.sentences.writing import Context, write_frame


def _written(line: str, seed: int = 1) -> Draft:
    frame = parse_frame("test", "test", "achievement", line)
    return write_frame(frame, Context(authority_of(1, 1, grammar().models), 2013, "annual"), chance(seed))


def test_marks_follow_replacements_insertions_and_deletions() -> None:
    draft = Draft()
    draft.write("全县有")
    school = draft.write("学校12所", "figure")
    draft.write("。")
    draft.edit([Edit(0, 1, ""), Edit(3, 3, "'"), Edit(5, 7, "xxx", (Mark("mask", 0, 3),))])
    assert draft.text == "县有'学校xxx所。"
    assert draft.surface(school) == "学校xxx所"
    assert [draft.surface(mark) for mark in draft.of_kind("mask")] == ["xxx"]


def test_of_overlapping_edits_the_first_is_made() -> None:
    draft = Draft()
    draft.write("一二三四")
    draft.edit([Edit(1, 3, "x"), Edit(2, 4, "y")])
    assert draft.text == "一x四"


def test_the_scrubber_wipes_numbers_that_look_like_years() -> None:
    draft = _written("$Y培训{2013-2013 人 exact: 培训}。")
    scrub_years(draft, chance(2))
    figure = draft.of_kind("figure")[0]
    assert "2013" not in draft.text
    assert figure.data["is_masked"]
    assert (figure.data["value_min"], figure.data["value_max"]) == (2000, 2099)
    assert figure.data["value_min"] <= figure.data["true_value"] <= figure.data["value_max"]
    kinds = [(mark.data["kind"], draft.surface(mark)) for mark in draft.of_kind("mask")]
    assert [kind for kind, _ in kinds] == ["year", "scrubbed_number"]
    assert kinds[0][1].endswith("年")
    assert kinds[1][1].endswith("人")


def test_a_scrubbed_amount_keeps_its_scale() -> None:
    draft = _written("投入{2045-2045 万元 exact: 投入}。")
    scrub_years(draft, chance(2))
    assert draft.of_kind("figure")[0].data["value_min"] == 20_000_000
    assert draft.of_kind("figure")[0].data["value_max"] == 20_990_000


def test_wiped_counts_have_no_value() -> None:
    draft = _written("新建学校{12-40 所 exact: 新建学校}，投资{300-900 万元 exact: 投资}。")
    wipe_counts(draft, chance(1), share=1.0)
    assert all(mark.data["value_min"] is None and mark.data["is_masked"] for mark in draft.of_kind("figure"))
    assert [mark.data["kind"] for mark in draft.of_kind("mask")] == ["count", "money"]


def test_the_word_filter_marks_the_word_it_cut() -> None:
    draft = Draft()
    draft.write("县党委和党组织、党员。")
    filter_words(draft, chance(1))
    assert [draft.surface(mark)[1:] for mark in draft.of_kind("mask")] == ["委", "组织", "员"]
    assert "党" not in draft.text


def test_marks_survive_all_other_damage() -> None:
    draft = _written("升学率达{91.2-98.7 % exact: 升学率}。学校的建设投入{310-890 万元 exact: 投入}。" * 6)
    before = [mark.data["statement"].surface.replace(".", "") for mark in draft.of_kind("figure")]
    for strike in (strokes, lose_full_stops, blur_decimals, wrap_lines):
        strike(draft, chance(4))
    after = [draft.surface(mark).replace("·", "").replace(".", "") for mark in draft.of_kind("figure")]
    assert after == before
    assert all(draft.surface(mark) in ("'", ".", "□", "·") for mark in draft.of_kind("mask"))
