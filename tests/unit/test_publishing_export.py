"""Exported tables: the same rows, comments with them, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet
import pytest

from zongjie.errors import ConfigurationError
from zongjie.publishing.export import export
from zongjie.publishing.export.workbook import CUT, LONGEST_CELL

LONG = "表" * 20_000 + "\N{GRINNING FACE}" * 10_000


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A warehouse with text that spreadsheets mishandle."""
    file = tmp_path / "zongjie.duckdb"
    with duckdb.connect(file) as connection:
        connection.execute(
            "create table fct_note "
            "(id integer, note varchar, tags varchar[], seen_at timestamptz, day date, share double)"
        )
        connection.execute("create table dim_empty (name varchar)")
        connection.execute("comment on table fct_note is '一行是一条''笔记'' / a row is a note'")
        connection.execute("comment on column fct_note.note is '原文，“引号”, \"quotes\" / the text'")
        rows = [
            (1, "=1+1", ["甲", "乙"], "2020-01-02 03:04:05+08", date(2020, 1, 2), 0.5),
            (2, "多行\n第二行, 逗号", [], None, None, None),
            (3, "-5℃起", None, None, None, -5.0),
            (4, "a\x01b", None, None, None, 1e300),
            (5, LONG, None, None, None, None),
            (6, None, None, None, None, None),
            (7, "", None, None, None, None),
        ]
        connection.executemany("insert into fct_note values (?, ?, ?, ?, ?, ?)", rows)
    return file


def test_parquet_holds_the_rows_and_says_what_they_mean(warehouse: Path, tmp_path: Path) -> None:
    done = export(warehouse, tmp_path / "out", "parquet")
    assert done.tables == ("dim_empty", "fct_note")
    with duckdb.connect(warehouse) as connection:
        before = connection.table("fct_note").fetchall()
    assert duckdb.read_parquet(str(tmp_path / "out" / "fct_note.parquet")).fetchall() == before
    metadata = pyarrow.parquet.read_metadata(tmp_path / "out" / "fct_note.parquet").metadata
    assert metadata[b"comment"].decode() == "一行是一条'笔记' / a row is a note"
    assert json.loads(metadata[b"columns"])["note"] == '原文，“引号”, "quotes" / the text'


def test_csv_opens_in_excel_and_runs_nothing(warehouse: Path, tmp_path: Path) -> None:
    export(warehouse, tmp_path / "out", "csv", ["fct_*"])
    content = (tmp_path / "out" / "fct_note.csv").read_bytes()
    assert content.startswith("\N{BYTE ORDER MARK}".encode())
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True)))
    assert [row["note"] for row in rows] == ["'=1+1", "多行\n第二行, 逗号", "'-5℃起", "a\x01b", LONG, "", ""]
    assert rows[2]["share"] == "-5.0"
    assert json.loads(rows[0]["tags"]) == ["甲", "乙"]
    assert rows[0]["day"] == "2020-01-02"
    assert not (tmp_path / "out" / "dim_empty.csv").exists()


def test_empty_table_has_its_heading(warehouse: Path, tmp_path: Path) -> None:
    export(warehouse, tmp_path / "out", "csv", ["dim_empty"])
    assert (tmp_path / "out" / "dim_empty.csv").read_text(encoding="utf-8-sig") == "name\n"


def test_workbook_has_sheets_notes_and_plain_text(warehouse: Path, tmp_path: Path) -> None:
    done = export(warehouse, tmp_path / "out", "xlsx")
    book = openpyxl.load_workbook(done.files[0])
    assert book.sheetnames == ["说明 about", "dim_empty", "fct_note"]
    about = [[cell.value for cell in row] for row in book["说明 about"].iter_rows(min_row=4)]
    assert about == [["dim_empty", 0, ""], ["fct_note", 7, "一行是一条'笔记' / a row is a note"]]
    sheet = book["fct_note"]
    note = sheet["B1"].comment
    assert note is not None
    assert note.text == '原文，“引号”, "quotes" / the text'
    assert sheet["B2"].value == "=1+1"
    assert sheet["B2"].data_type == "s", "text that looks like a formula stays text"
    assert sheet["E2"].value.date() == date(2020, 1, 2)
    assert sheet["F4"].value == -5
    cut = sheet["B6"].value
    assert cut.endswith(CUT)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert LONG.startswith(cut.removesuffix(CUT))
    assert done.cut_cells == 1
    assert sheet.max_row == 8


def test_same_warehouse_gives_the_same_files_again(warehouse: Path, tmp_path: Path) -> None:
    first = export(warehouse, tmp_path / "out", "csv")
    before = {file: file.read_bytes() for file in first.files}
    export(warehouse, tmp_path / "out", "csv")
    assert {file: file.read_bytes() for file in first.files} == before
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["dim_empty.csv", "fct_note.csv"]


def test_unknown_table_or_format_is_one_sentence(warehouse: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no table is called mart_x"):
        export(warehouse, tmp_path / "out", "csv", ["fct_*", "mart_x"])
    with pytest.raises(ConfigurationError, match="formats are parquet, csv, xlsx"):
        export(warehouse, tmp_path / "out", "ods")
    assert list((tmp_path / "out").iterdir()) == []


def test_table_longer_than_a_sheet_is_refused(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zongjie.publishing.export.workbook.MOST_ROWS", 6)
    with pytest.raises(ConfigurationError, match=r"fct_note \(7 rows\)"):
        export(warehouse, tmp_path / "out", "xlsx")
    assert list((tmp_path / "out").iterdir()) == []
