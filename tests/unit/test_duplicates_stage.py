"""Copies of articles, paragraphs and figures, on small corpora whose copies are known."""

from __future__ import annotations

import polars as pl

from tests.support.copies import OTHER, PARAGRAPHS, RAW_SHIFT, corpus
from zongjie.duplicates import process
from zongjie.tables.duplicates import TABLES
from zongjie.tables.table import Frames, conform

WHOLE = "\n".join(PARAGRAPHS)
UNRELATED = "\n".join(OTHER)
PARTLY = "\n".join([*PARAGRAPHS[:3], UNRELATED, "".join(OTHER[0][::-1])])
"""Less than half of it stands in WHOLE."""
LONGER = "".join(OTHER[1][::-1] + OTHER[2][::-1]) + "以上情况，特此报告，请予审阅。"


def _run(frames: Frames) -> dict[str, pl.DataFrame]:
    found = process(frames)
    return {table.name: conform(table, found[table.name]) for table in TABLES}


def _relations(found: dict[str, pl.DataFrame]) -> dict[str, tuple[str, str]]:
    copies = found["article_duplicates"].filter(pl.col("duplicate_of").is_not_null())
    return {row["article_id"]: (row["duplicate_of"], row["copy_relation"]) for row in copies.iter_rows(named=True)}


def _duplicates(found: dict[str, pl.DataFrame]) -> dict[str, str]:
    rows = found["duplicate_measurements"]
    return dict(zip(rows["measurement_id"], rows["original_measurement_id"], strict=True))


def test_no_articles_give_empty_tables() -> None:
    found = _run(corpus())
    assert {name: len(frame) for name, frame in found.items()} == {table.name: 0 for table in TABLES}


def test_unrelated_articles_share_nothing() -> None:
    found = _run(corpus(WHOLE, UNRELATED))
    assert all(frame.is_empty() for frame in found.values())


def test_same_text_under_other_punctuation_and_masks() -> None:
    copy = WHOLE.replace("，", ",").replace("全年", "20xx年").replace("\n", "")
    found = _run(corpus(WHOLE, copy))
    assert set(_relations(found).values()) == {("a1", "same_text")} or set(_relations(found).values()) == {
        ("a0", "same_text")
    }
    cluster = found["article_duplicates"]
    assert cluster["duplicate_cluster_id"].n_unique() == 1
    assert len(cluster) == 2


def test_of_equal_texts_the_first_path_is_canonical() -> None:
    assert _relations(_run(corpus(WHOLE, WHOLE, WHOLE))) == {"a1": ("a0", "same_text"), "a2": ("a0", "same_text")}


def test_the_longer_text_is_canonical_wherever_it_stands() -> None:
    excerpt = "\n".join(PARAGRAPHS[1:4])
    assert _relations(_run(corpus(excerpt, WHOLE))) == {"a0": ("a1", "excerpt")}


def test_half_year_version_by_its_opening() -> None:
    half = "上半年，我们主要做了以下工作。\n" + PARTLY
    assert _relations(_run(corpus(WHOLE + LONGER, half))) == {"a1": ("a0", "half_year_of")}
    assert _relations(_run(corpus(WHOLE + LONGER, PARTLY))) == {}


def test_half_year_version_by_its_document_type() -> None:
    types = ("annual_summary", "half_year_summary")
    assert _relations(_run(corpus(WHOLE + LONGER, PARTLY, document_types=types))) == {"a1": ("a0", "half_year_of")}


def test_altered_version() -> None:
    altered = "\n".join([*PARAGRAPHS[:3], OTHER[0], OTHER[1]])
    assert _relations(_run(corpus(WHOLE, altered))) == {"a1": ("a0", "altered")}


def test_every_figure_of_a_copy_is_a_duplicate() -> None:
    frames = corpus(WHOLE, "\n".join(PARAGRAPHS[:2]))
    own = frames["measurements"].filter(pl.col("article_id") == "a1")["measurement_id"].to_list()
    assert _duplicates(_run(frames)) == {name: name.replace("a1@", "a0@") for name in own}


def test_what_only_the_half_year_version_states_still_counts() -> None:
    half = (
        "上半年工作。\n" + PARAGRAPHS[0] + "\n" + PARAGRAPHS[1] + "\n上半年新聘外籍教师17名，开通校车线路，群众满意。"
    )
    frames = corpus(WHOLE, half)
    left = set(frames["measurements"].filter(pl.col("article_id") == "a1")["surface"]) - {
        row["surface"]
        for row in frames["measurements"].iter_rows(named=True)
        if row["measurement_id"] in _duplicates(_run(frames))
    }
    assert left == {"17名"}


def test_a_differing_figure_is_reported_and_still_counts() -> None:
    altered = WHOLE.replace("招聘中小学教师186名", "招聘了中小学教师192名")
    found = _run(corpus(WHOLE + "完。", altered))
    (difference,) = found["version_differences"].to_dicts()
    assert (difference["value_min"], difference["other_value_min"], difference["unit"]) == (192, 186, "名")
    assert "192名" in difference["explanation"]
    assert difference["measurement_id"] not in _duplicates(found)


def test_one_figure_in_two_writings_is_one_figure() -> None:
    altered = WHOLE.replace("投资3400万元", "投资34000000元")
    found = _run(corpus(WHOLE, altered))
    assert found["version_differences"].is_empty()
    assert len(_duplicates(found)) == 10


def test_of_a_wiped_and_a_known_figure_the_known_one_counts() -> None:
    known = WHOLE.replace("5120人", "2036人")
    wiped = WHOLE.replace("5120人", "20xx人")
    found = _run(corpus(wiped + "这是较长的一份。", known))
    position = wiped.index("20xx人")
    assert _duplicates(found)[f"a0@{position}"] == f"a1@{position}"
    (difference,) = found["version_differences"].to_dicts()
    assert difference["explanation"].startswith("副本（same_text）保留了")


def test_duplicates_point_to_a_figure_that_counts() -> None:
    pointers = _duplicates(_run(corpus(WHOLE, WHOLE, "\n".join(PARAGRAPHS[:2]), PARAGRAPHS[1] + UNRELATED)))
    assert pointers
    assert not set(pointers.values()) & set(pointers)


def test_a_paragraph_copied_between_different_articles() -> None:
    host = PARAGRAPHS[1] + "\n" + UNRELATED
    frames = corpus(WHOLE, host)
    found = _run(frames)
    assert found["article_duplicates"].is_empty()
    (copy,) = found["paragraph_copies"].to_dicts()
    start, end = copy["char_start"] - RAW_SHIFT, copy["char_end"] - RAW_SHIFT
    other_start, other_end = copy["original_char_start"] - RAW_SHIFT, copy["original_char_end"] - RAW_SHIFT
    assert host[start:end] == WHOLE[other_start:other_end] == PARAGRAPHS[1].rstrip("。")
    assert copy["similarity"] == 1.0
    assert len(_duplicates(found)) == 2


def test_short_common_phrases_are_no_copied_paragraph() -> None:
    phrase = "在县委、县政府的正确领导和上级教育部门的关心支持下"
    found = _run(corpus(phrase + "，" + WHOLE, phrase + "，" + UNRELATED))
    assert found["paragraph_copies"].is_empty()


def test_same_input_same_rows() -> None:
    frames = corpus(WHOLE, WHOLE[30:], PARAGRAPHS[1] + UNRELATED)
    again = {name: frame.reverse() for name, frame in frames.items()}
    first, second = _run(frames), _run(again)
    for name, frame in first.items():
        assert frame.equals(second[name]), name
