"""The stage `numerals` on small frames: grounding, coverage, ranges, masks, empty input."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import polars as pl
import pytest

from zongjie.numerals import process
from zongjie.tables.articles import ARTICLES
from zongjie.tables.documents import DOCUMENT_TEXT
from zongjie.tables.numerals import NUMERALS, QUANTITIES
from zongjie.tables.placeholders import CLEAN_SENTENCES, CLEAN_TEXTS, PLACEHOLDERS
from zongjie.tables.table import Table, conform, empty
from zongjie.text.offsets import OffsetMap

_NUMERAL_CHARACTER = re.compile("[0-9０-９〇零一二两三四五六七八九十百千万亿]")


def _frame(table: Table, rows: Sequence[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict(table.columns)) if rows else empty(table)


def _frames(
    *articles: tuple[str, str, str, list[dict[str, int]]], masks: Sequence[tuple[str, int, int, str]] = ()
) -> dict[str, pl.DataFrame]:
    """Frames for (name, raw text, clean text, offset runs) with one article a document."""
    return {
        "document_text": _frame(DOCUMENT_TEXT, [{"document_id": name, "text": raw} for name, raw, _, _ in articles]),
        "articles": _frame(
            ARTICLES,
            [
                {
                    "article_id": f"{name}-1",
                    "document_id": name,
                    "source_path": f"{name}.txt",
                    "article_number": 1,
                    "title": "",
                    "char_start": 0,
                    "char_end": len(raw),
                    "body_start": 0,
                    "document_type": "other",
                    "organisation_level": "county",
                    "is_work_summary": True,
                }
                for name, raw, _, _ in articles
            ],
        ),
        "placeholders": _frame(
            PLACEHOLDERS,
            [
                {
                    "placeholder_id": f"{name}-{start}",
                    "article_id": f"{name}-1",
                    "document_id": name,
                    "source_path": f"{name}.txt",
                    "char_start": start,
                    "char_end": end,
                    "surface": "",
                    "placeholder_kind": kind,
                    "canonical": "",
                    "year_min": None,
                    "year_max": None,
                    "restored": None,
                    "rule": "",
                }
                for name, start, end, kind in masks
            ],
        ),
        "clean_texts": _frame(
            CLEAN_TEXTS,
            [
                {"article_id": f"{name}-1", "document_id": name, "clean_text": clean, "offset_runs": runs}
                for name, _, clean, runs in articles
            ],
        ),
        "clean_sentences": empty(CLEAN_SENTENCES),
    }


def _same(name: str, text: str) -> tuple[str, str, str, list[dict[str, int]]]:
    return name, text, text, OffsetMap.identity(len(text)).to_rows()


def _run(frames: dict[str, pl.DataFrame]) -> tuple[pl.DataFrame, pl.DataFrame]:
    found = process(frames)
    return conform(NUMERALS, found["numerals"]), conform(QUANTITIES, found["quantities"])


def test_no_rows_give_no_rows() -> None:
    numerals, quantities = _run(_frames())
    assert numerals.is_empty()
    assert quantities.is_empty()


def test_two_documents_keep_apart() -> None:
    numerals, quantities = _run(_frames(_same("a", "新建学校3所。"), _same("b", "统一招聘教师15名。")))
    assert quantities.select("document_id", "surface").rows() == [("a", "3所"), ("b", "15名")]
    assert numerals.select("document_id", "surface", "numeral_class").rows() == [
        ("a", "3", "measurement"),
        ("b", "一", "word"),
        ("b", "15", "measurement"),
    ]
    assert quantities["measurement_id"].n_unique() == 2


def test_the_same_input_gives_the_same_identifiers() -> None:
    frames = _frames(_same("a", "新建学校3所，改建5所，共8所。"))
    first, second = _run(frames), _run(frames)
    assert first[0].equals(second[0])
    assert first[1].equals(second[1])


def test_a_range_is_two_numerals_with_one_measurement() -> None:
    numerals, quantities = _run(_frames(_same("a", "交流比例为20%--40%。")))
    assert numerals["surface"].to_list() == ["20", "40"]
    assert numerals["measurement_id"].to_list() == quantities["measurement_id"].to_list() * 2


def test_a_range_that_runs_backwards_is_two_figures() -> None:
    _, quantities = _run(_frames(_same("a", "得分90—40分。")))
    assert quantities.select("surface", "operator").rows() == [("90", "eq"), ("40分", "eq")]


def test_offsets_pass_through_repairs() -> None:
    raw = "总分下降了□4·1%。又新建□7所。"
    clean = "总分下降了4.1%。又新建7所。"
    offsets = OffsetMap()
    for length, start, end in (
        (5, 0, 5),
        (0, 5, 6),
        (1, 6, 7),
        (1, 7, 8),
        (1, 8, 9),
        (1, 9, 10),
        (4, 10, 14),
        (0, 14, 15),
    ):
        offsets.append(length, start, end)
    offsets.append(3, 15, 18)
    assert offsets.to_rows()[-1]["clean_end"] == len(clean)
    numerals, quantities = _run(_frames(("a", raw, clean, offsets.to_rows())))
    assert quantities.select("surface", "value_min").rows() == [("4·1%", 4.1), ("7所", 7.0)]
    for frame in (numerals, quantities):
        for row in frame.iter_rows(named=True):
            assert raw[row["char_start"] : row["char_end"]] == row["surface"]
    for row in quantities.iter_rows(named=True):
        assert clean[row["clean_start"] : row["clean_end"]] == row["surface"].replace("·", ".")


def test_numerals_that_a_repair_took_away_are_still_counted() -> None:
    raw, clean = "教师7.人文修养，共5次。", "教师人文修养，共5次。"
    offsets = OffsetMap()
    for length, start, end in ((2, 0, 2), (0, 2, 4), (9, 4, 13)):
        offsets.append(length, start, end)
    numerals, _ = _run(_frames(("a", raw, clean, offsets.to_rows()), masks=[("a", 2, 4, "scar")]))
    assert numerals.select("surface", "numeral_class", "rule").rows() == [
        ("7", "placeholder", "repaired"),
        ("5", "measurement", "number_and_unit"),
    ]


@pytest.mark.parametrize(
    ("text", "mask", "kind", "expected"),
    [
        ("发证20xx本。", (2, 6), "scrubbed_number", (2000.0, 2099.0, "本", "eq", "masked")),
        ("作业202x余本。", (2, 8), "scrubbed_number", (2000.0, 2099.0, "本", "gt", "masked")),
        ("新建xx所学校。", (2, 5), "count", (None, None, "所", "eq", "missing")),
        ("筹资__万元。", (2, 6), "money", (None, None, "元", "eq", "missing")),
        ("收到__多元。", (2, 6), "money", (None, None, "元", "gt", "missing")),
    ],
)
def test_masked_quantities(text: str, mask: tuple[int, int], kind: str, expected: tuple[Any, ...]) -> None:
    _, quantities = _run(_frames(_same("a", text), masks=[("a", *mask, kind)]))
    columns = ("value_min", "value_max", "unit", "operator", "number_form")
    assert quantities.select(columns).rows() == [expected]
    assert quantities["is_masked"].to_list() == [True]


def test_masked_years_are_no_quantities() -> None:
    text = "20xx年x月，xx届运动会3天。"
    masks = [("a", 0, 5, "year"), ("a", 5, 7, "month_day"), ("a", 8, 11, "session")]
    numerals, quantities = _run(_frames(_same("a", text), masks=masks))
    assert quantities["surface"].to_list() == ["3天"]
    assert numerals.select("surface", "numeral_class").rows() == [
        ("20xx", "placeholder"),
        ("x", "placeholder"),
        ("xx", "placeholder"),
        ("3", "measurement"),
    ]


def test_every_numeral_character_lies_in_exactly_one_numeral() -> None:
    text = (
        "一、第十二五规划以来，统一投入3.5亿元，提高2.6个百分点；20xx年9月10日，三个代表、985、3+x、四中、高三"
        "（二）约1万2千名、十几所、5至8名、三分之一、１２３人、千瓦、千千万万、六·一、9:30、〔2012〕12号，万余元"
    )
    numerals, _ = _run(_frames(_same("a", text)))
    covered = [
        offset for start, end in numerals.select("char_start", "char_end").rows() for offset in range(start, end)
    ]
    assert len(covered) == len(set(covered))
    expected = {match.start() for match in _NUMERAL_CHARACTER.finditer(text)}
    assert expected <= set(covered)
