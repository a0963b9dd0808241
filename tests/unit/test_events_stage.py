"""The stage `events` on frames: raw offsets through repairs, figures by identifier, periods, empty input."""

from __future__ import annotations

from typing import Any

import polars as pl

from zongjie.events import process
from zongjie.stages import stage
from zongjie.tables.articles import SENTENCES
from zongjie.tables.events import TABLES
from zongjie.tables.links import LINKS
from zongjie.tables.measurements import MEASUREMENTS
from zongjie.tables.placeholders import CLEAN_SENTENCES, CLEAN_TEXTS
from zongjie.tables.table import Frames, Table, conform
from zongjie.text.offsets import OffsetMap

HEAD = "总结\n"
RAW = "20xx年,举办班 主任培训班4期,培训班主任620人□贯彻《校车安全管理条例》,工作走在全省前列。"
"""With a stray blank that is dropped, and a □ that becomes a full stop."""


def _frame(table: Table, *rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([{name: row.get(name) for name in table.columns} for row in rows], schema=dict(table.columns))


def _frames() -> Frames:
    offsets = OffsetMap()
    clean = ""
    for place, character in enumerate(RAW):
        repaired = {" ": "", "□": "。"}.get(character, character)
        offsets.append(len(repaired), len(HEAD) + place, len(HEAD) + place + 1)
        clean += repaired
    cut = clean.index("。") + 1
    own = {"article_id": "a", "document_id": "d"}
    sentences, clean_sentences = [], []
    for name, (start, end) in {"s0": (0, cut), "s1": (cut, len(clean))}.items():
        raw_start, raw_end = offsets.to_raw(start, end)
        raw_text = (HEAD + RAW)[raw_start:raw_end]
        sentences.append(
            {
                **own,
                "sentence_id": name,
                "section_id": "x",
                "char_start": raw_start,
                "char_end": raw_end,
                "raw_text": raw_text,
            }
        )
        clean_sentences.append(
            {**own, "sentence_id": name, "clean_start": start, "clean_end": end, "clean_text": clean[start:end]}
        )
    figures = [_figure(clean, "4期", 4.0), _figure(clean, "620人", 620.0)]
    link = {**own, "measurement_id": "4期", "period_text": "20xx年", "period_kind": "year"}
    return {
        "sentences": _frame(SENTENCES, *sentences),
        "clean_texts": _frame(CLEAN_TEXTS, {**own, "clean_text": clean, "offset_runs": offsets.to_rows()}),
        "clean_sentences": _frame(CLEAN_SENTENCES, *clean_sentences),
        "measurements": _frame(MEASUREMENTS, *figures),
        "links": _frame(LINKS, link),
    }


def _figure(clean: str, surface: str, value: float) -> dict[str, Any]:
    start = clean.index(surface)
    return {
        "measurement_id": surface,
        "article_id": "a",
        "document_id": "d",
        "sentence_id": "s0",
        "section_id": "x",
        "source_path": "f",
        "surface": surface,
        "clean_start": start,
        "clean_end": start + len(surface),
        "char_start": 0,
        "char_end": 0,
        "value_min": value,
        "value_max": value,
        "unit": surface[-1],
        "unit_code": "",
        "base_value_min": value,
        "base_value_max": value,
        "base_unit": "",
        "operator": "eq",
        "nature": "actual",
        "is_masked": False,
        "indicator": "",
        "is_hedged": False,
        "is_absolute": False,
        "confidence": 1.0,
        "rule": "test",
    }


def _run(frames: Frames) -> dict[str, pl.DataFrame]:
    found = process(frames)
    return {table.name: conform(table, found[table.name]) for table in TABLES}


def test_the_stage_reads_what_these_frames_hold() -> None:
    assert set(stage("events").reads) == set(_frames())


def test_surfaces_are_slices_of_the_raw_text() -> None:
    surfaces = [
        (name, row["surface"], (HEAD + RAW)[row["char_start"] : row["char_end"]])
        for name, frame in _run(_frames()).items()
        for row in frame.iter_rows(named=True)
    ]
    assert {(name, surface) for name, surface, _ in surfaces} == {
        ("training", "举办班 主任培训班4期,培训班主任620人"),
        ("policy_mention", "《校车安全管理条例》"),
        ("claim", "工作走在全省前列"),
    }
    assert all(surface == cut for _, surface, cut in surfaces)


def test_figures_and_period_of_the_first_one() -> None:
    (training,) = _run(_frames())["training"].to_dicts()
    assert training["measurement_ids"] == ["4期", "620人"]
    assert (training["sessions"], training["people"]) == (4, 620)
    assert (training["period_text"], training["period_kind"]) == ("20xx年", "year")


def test_no_documents_give_empty_tables() -> None:
    found = _run({name: frame.clear() for name, frame in _frames().items()})
    assert {len(frame) for frame in found.values()} == {0}


def test_same_input_same_identifiers() -> None:
    first, second = _run(_frames()), _run({name: frame.reverse() for name, frame in _frames().items()})
    for name, frame in first.items():
        assert set(frame["event_id"]) == set(second[name]["event_id"])
        assert frame["event_id"].n_unique() == len(frame)


def test_a_policy_that_is_known_is_told_by_its_full_title() -> None:
    (row,) = process(_frames())["policy_mention"].rows(named=True)
    assert (row["title"], row["known_policy"]) == ("校车安全管理条例", "校车安全管理条例")
