"""The stage as a whole: no rows, several documents, where figures stand, units, determinism."""

from __future__ import annotations

import polars as pl
import pytest
from measurements_frames import frames_of, measure

from zongjie.errors import SchemaError
from zongjie.measurements import process
from zongjie.stages import stage
from zongjie.tables.measurements import MEASUREMENTS
from zongjie.tables.table import conform


def test_no_quantities_give_no_measurements() -> None:
    frames = {name: frame.clear() for name, frame in frames_of("入学率【99%】。").items()}
    assert conform(MEASUREMENTS, process(frames)["measurements"]).is_empty()


def test_documents_of_a_chunk_do_not_touch_each_other() -> None:
    alone = process(frames_of("达到【36个】。"))["measurements"]
    together = process(frames_of("新增校园网【73个】。", "达到【36个】。"))["measurements"]
    assert together["document_id"].to_list() == ["da00000", "da00001"]
    assert together["indicator"].to_list()[1] == alone["indicator"].to_list()[0] != "校园网"


def test_a_figure_lies_in_its_sentence_and_section() -> None:
    rows = measure("学校概况。\n现有教师【60人】。学生【900人】。")
    assert [row["sentence_id"] for row in rows] == ["a00000-2", "a00000-3"]
    assert {row["section_id"] for row in rows} == {"a00000"}


def test_units_are_made_canonical() -> None:
    row = measure("征地【3亩】。")[0]
    assert (row["unit_code"], row["base_unit"]) == ("mu", "平方米")
    assert row["base_value_min"] == pytest.approx(2000, rel=1e-6)


def test_an_unknown_unit_has_a_code_that_can_be_counted() -> None:
    row = measure("添置器材【3垛】。")[0]
    assert (row["unit_code"], row["base_unit"], row["base_value_min"]) == ("unknown", "垛", 3.0)


def test_a_masked_value_stays_unknown() -> None:
    frames = dict(frames_of("投入【5万元】。"))
    empty = pl.lit(None, dtype=pl.Float64)
    frames["quantities"] = frames["quantities"].with_columns(
        value_min=empty, value_max=empty, is_masked=pl.lit(value=True)
    )
    row = conform(MEASUREMENTS, process(frames)["measurements"]).to_dicts()[0]
    assert row["base_value_min"] is None
    assert row["is_masked"] is True
    assert row["is_absolute"] is False


def test_quantities_without_sentences_are_refused() -> None:
    frames = dict(frames_of("投入【5万元】。"))
    frames["clean_sentences"] = frames["clean_sentences"].clear()
    with pytest.raises(SchemaError, match="clean_sentences"):
        process(frames)


def test_the_order_of_rows_does_not_matter() -> None:
    frames = dict(frames_of("招聘教师【92名】，其中男教师【30名】。", "入园率【88%】。"))
    turned = {name: frame.reverse() for name, frame in frames.items()}
    assert process(frames)["measurements"].equals(process(turned)["measurements"])


def test_every_row_says_which_rules_decided() -> None:
    row = measure("在校生增加【320人】。")[0]
    assert row["rule"] == "nature:change_verb;label:change_of_subject"
    assert 0 < float(str(row["confidence"])) < 1


def test_the_stage_declares_its_vocabularies() -> None:
    assert "nature_cues.csv" in stage("measurements").vocabularies
    assert len(stage("measurements").code_version) == 12
