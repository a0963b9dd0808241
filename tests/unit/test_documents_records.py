"""Files of records: each record is a document, a bad one is refused alone."""

import io
import json
from datetime import UTC, date, datetime

import polars as pl
import pytest

from zongjie.documents import ReadLimits, read_documents, scan_landing
from zongjie.documents.records import read_records
from zongjie.errors import UnreadableFileError
from zongjie.extraction import run_stages
from zongjie.tables.documents import TABLES
from zongjie.tables.table import conform

SEEN_AT = datetime(2026, 11, 22, tzinfo=UTC)
FIRST = {
    "text": "全县共有学校32所。",
    "path": "a/甲.txt",
    "title": "年度总结",
    "date": "2012-12-20",
    "url": "https://a.example/1",
}
SECOND = {"text": "培训教师92名。", "other": 5}


def jsonl(*records: object) -> bytes:
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records).encode()


def parquet(frame: pl.DataFrame) -> bytes:
    stored = io.BytesIO()
    frame.write_parquet(stored)
    return stored.getvalue()


def read(tmp_path, name: str, content: bytes) -> dict[str, pl.DataFrame]:
    (tmp_path / name).write_bytes(content)
    frames = read_documents(scan_landing(tmp_path), SEEN_AT)
    return {table.name: conform(table, frames[table.name]) for table in TABLES}


@pytest.mark.parametrize("name", ["r.jsonl", "r.parquet"])
def test_each_record_is_a_document(tmp_path, name):
    content = jsonl(FIRST, SECOND) if name == "r.jsonl" else parquet(pl.DataFrame([FIRST, SECOND]))
    frames = read(tmp_path, name, content)
    documents = frames["documents"]
    assert documents["source_path"].to_list() == [f"{name}#a/甲.txt", f"{name}#2"]
    assert frames["document_text"]["text"].to_list() == [FIRST["text"], SECOND["text"]]
    assert documents.row(0, named=True)["stated_published_on"] == date(2012, 12, 20)
    assert documents["stated_title"].to_list() == ["年度总结", None]
    assert documents["stated_source_url"].to_list() == ["https://a.example/1", None]
    assert frames["landing_files"]["file_path"].to_list() == [name, name]
    assert frames["landing_files"]["state"].to_list() == ["document", "document"]


def test_dates_of_parquet_are_dates(tmp_path):
    frame = pl.DataFrame({"text": ["全县共有学校32所。"], "published_on": [date(2013, 1, 5)]})
    assert read(tmp_path, "r.parquet", parquet(frame))["documents"]["stated_published_on"][0] == date(2013, 1, 5)


def test_a_bad_record_is_refused_alone(tmp_path):
    lines = jsonl(FIRST) + b'{"text": "\n' + b"[1]\n\n" + jsonl({"text": 5}, {"text": ""}, {"text": "English"}, SECOND)
    frames = read(tmp_path, "r.jsonl", lines)
    assert frames["documents"]["source_path"].to_list() == ["r.jsonl#a/甲.txt", "r.jsonl#8"]
    assert frames["quarantine"].select("source_path", "scope", "reason").rows() == [
        ("r.jsonl#2", "part", "bad_record"),
        ("r.jsonl#3", "part", "bad_record"),
        ("r.jsonl#5", "part", "no_text_column"),
        ("r.jsonl#6", "part", "empty"),
        ("r.jsonl#7", "part", "no_chinese_text"),
    ]
    assert frames["landing_files"].height == 7


def test_records_of_the_same_name_stay_apart(tmp_path):
    documents = read(tmp_path, "r.jsonl", jsonl(FIRST, FIRST, {**FIRST, "path": "x\ny"}))["documents"]
    assert documents["source_path"].to_list() == ["r.jsonl#a/甲.txt", "r.jsonl#2", "r.jsonl#3"]
    assert documents["document_id"].is_unique().all()


def test_lone_surrogates_and_nuls_of_json(tmp_path):
    frames = read(tmp_path, "r.jsonl", b'{"text": "\\u5168\\ud800\\u53bf\\ud842\\udfb7\\u0000"}\n')
    assert frames["document_text"]["text"].to_list() == ["全\ufffd县𠮷\0"]
    assert "1 characters are U+FFFD" in frames["documents"]["encoding_evidence"][0]


@pytest.mark.parametrize(
    ("form", "content", "reason"),
    [
        ("jsonl", b"\n\n", "no_records"),
        ("jsonl", jsonl({"body": "全县"}, {"body": "全市"}), "no_text_column"),
        ("jsonl", jsonl(*[SECOND] * 11), "too_many_records"),
        ("parquet", parquet(pl.DataFrame({"body": ["全县"]})), "no_text_column"),
        ("parquet", parquet(pl.DataFrame({"text": []}, schema={"text": pl.String})), "no_records"),
        ("parquet", parquet(pl.DataFrame([SECOND]))[:-20], "damaged"),
        ("parquet", b"PAR1" + bytes(300), "damaged"),
        ("parquet", parquet(pl.DataFrame({"text": ["学" * 200_000] * 5})), "expands_too_far"),
    ],
)
def test_files_of_which_nothing_can_be_read(form, content, reason):
    with pytest.raises(UnreadableFileError) as caught:
        read_records(content, form, ReadLimits(max_records=10, max_expanded_bytes=500_000))
    assert caught.value.reason == reason


def test_what_a_record_states_reaches_the_facts_of_its_document(tmp_path):
    frames = read(tmp_path, "r.jsonl", jsonl(FIRST))
    tables = run_stages({name: frames[name] for name in ("documents", "document_text")}, until="articles")
    facts = tables["document_facts"].row(0, named=True)
    assert (facts["title"], facts["published_on"], facts["source_url"]) == (
        "年度总结",
        date(2012, 12, 20),
        "https://a.example/1",
    )
