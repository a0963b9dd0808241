"""Files of records: each record is a document, a bad one is refused alone."""

import io
import json
import struct
from datetime import UTC, date, datetime

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
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
        ("jsonl", jsonl({"note": "全县"}, {"note": "全市"}), "no_text_column"),
        ("jsonl", jsonl(*[SECOND] * 11), "too_many_records"),
        ("parquet", parquet(pl.DataFrame({"note": ["全县"]})), "no_text_column"),
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


COUSINS = {
    "标题": "年度总结",
    "发布时间": "2012年12月20日 09:30",
    "链接": "https://a.example/1",
    "正文": "全县共有学校32所。",
}


@pytest.mark.parametrize("name", ["r.jsonl", "r.parquet"])
@pytest.mark.parametrize(
    "record",
    [
        COUSINS,
        {
            "Title": "年度总结",
            "Publish-Date": "20121220",
            "URL": "https://a.example/1",
            "Content": "全县共有学校32所。",
        },
        {"headline": "年度总结", "pub date": "1355990400", "link": "https://a.example/1", "body": "全县共有学校32所。"},
        {**FIRST, "path": None, "正文": "another"},
        {**COUSINS, "text": "  ", "title": "", "date": "unknown", "url": "a/1"},
    ],
)
def test_cousins_of_the_names_of_fields(tmp_path, name, record):
    content = jsonl(record) if name == "r.jsonl" else parquet(pl.DataFrame([record]))
    frames = read(tmp_path, name, content)
    assert frames["document_text"]["text"].to_list() == ["全县共有学校32所。"]
    stated = frames["documents"].select("stated_title", "stated_published_on", "stated_source_url").rows()
    assert stated == [("年度总结", date(2012, 12, 20), "https://a.example/1")]


@pytest.mark.parametrize(
    ("stored", "day"),
    [
        ("2012-12-20T23:30:00+08:00", date(2012, 12, 20)),
        ("Thu, 20 Dec 2012 09:30:00 +0800", date(2012, 12, 20)),
        (20121220, date(2012, 12, 20)),
        (1355990400, date(2012, 12, 20)),
        (1355990400000, date(2012, 12, 20)),
        ("2012.12.20", date(2012, 12, 20)),
        ("2012-02-30", None),
        ("0000-00-00 00:00:00", None),
        ("1970-01-01 08:00:00", None),
        ("2099-01-01", None),
        (True, None),
    ],
)
def test_dates_of_records(tmp_path, stored, day):
    documents = read(tmp_path, "r.jsonl", jsonl({**SECOND, "date": stored}))["documents"]
    assert documents["stated_published_on"].to_list() == [day]


def test_moments_of_parquet_are_days_in_china(tmp_path):
    frame = pl.DataFrame({"text": ["全县共有学校32所。"], "date": [datetime(2012, 12, 19, 20, tzinfo=UTC)]})
    documents = read(tmp_path, "r.parquet", parquet(frame))["documents"]
    assert documents["stated_published_on"].to_list() == [date(2012, 12, 20)]


def test_records_without_a_text_are_refused_alone(tmp_path):
    texts = ["全县共有学校32所。", None, "", " \n", "English only", "培训教师92名。"]
    frames = read(tmp_path, "r.parquet", parquet(pl.DataFrame({"text": texts})))
    assert frames["documents"]["source_path"].to_list() == ["r.parquet#1", "r.parquet#6"]
    assert frames["quarantine"].select("source_path", "scope", "reason").rows() == [
        ("r.parquet#2", "part", "empty"),
        ("r.parquet#3", "part", "empty"),
        ("r.parquet#4", "part", "empty"),
        ("r.parquet#5", "part", "no_chinese_text"),
    ]
    assert frames["landing_files"].height == 6


def test_a_list_or_number_is_no_text(tmp_path):
    frames = read(tmp_path, "r.parquet", parquet(pl.DataFrame({"text": [["全县共有学校32所。"]], "content": ["全市"]})))
    assert frames["document_text"]["text"].to_list() == ["全市"]
    frames = read(tmp_path, "q.jsonl", jsonl({"text": ["全县"]}, {"text": {"zh": "全县"}}, SECOND))
    assert frames["quarantine"].filter(pl.col("source_path").str.starts_with("q"))["detail"].str.contains(
        "list|dict"
    ).to_list() == [True, True]


def test_texts_of_parquet_that_are_bytes_or_damaged(tmp_path):
    frame = pl.DataFrame(
        {"text": ["全县共有学校32所。".encode(), "全县教育经费增长，教师队伍壮大。".encode("gb18030")]}
    )
    frames = read(tmp_path, "r.parquet", parquet(frame))
    assert frames["document_text"]["text"].to_list() == ["全县共有学校32所。", "全县教育经费增长，教师队伍壮大。"]
    assert frames["documents"]["encoding"].to_list() == ["utf-8", "gb18030"]
    # a column of texts whose writer did not check them: bytes that are no UTF-8, between good ones
    good, bad = "全县共有学校32所。".encode(), "培训教师。".encode() * 30 + b"\xff"
    offsets = struct.pack("<3i", 0, len(good), len(good) + len(bad))
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(good + bad)]
    stored = io.BytesIO()
    pq.write_table(pa.table({"text": pa.Array.from_buffers(pa.string(), 2, buffers)}), stored)
    frames = read(tmp_path, "s.parquet", stored.getvalue())
    texts = frames["document_text"].filter(frames["documents"]["source_path"].str.starts_with("s"))["text"]
    assert texts.to_list() == ["全县共有学校32所。", "培训教师。" * 30 + "\ufffd"]


def test_line_ends_encodings_and_loose_json(tmp_path):
    lines = jsonl(FIRST, SECOND)
    for number, content in enumerate((
        lines.replace(b"\n", b"\r"),
        lines.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + lines,
        (lines.decode() * 1).encode("utf-16"),
        lines.decode().encode("gb18030"),
        lines.replace("培训".encode(), "培\t训".encode()),
    )):  # fmt: skip
        folder = tmp_path / str(number)
        folder.mkdir()
        texts = read(folder, "r.jsonl", content)["document_text"]["text"].to_list()
        assert [text.replace("\t", "") for text in texts] == [FIRST["text"], SECOND["text"]]


def test_texts_of_records_that_are_pieces_of_pages(tmp_path):
    piece = '<p>全县共有学校32所。</p>\n<p style="display:none">隐藏</p><p>培训教师<b>92</b>名。</p>'
    page = f"<!DOCTYPE html><html><head><title>年度总结</title></head><body>{piece}</body></html>"
    frames = read(tmp_path, "r.jsonl", jsonl({"content": piece}, {"content": page}, {"content": "<表1> 学校32所。"}))
    assert frames["document_text"]["text"].to_list() == ["全县共有学校32所。\n培训教师92名。\n"] * 2 + [
        "<表1> 学校32所。"
    ]
    assert frames["documents"]["stated_title"].to_list() == [None, "年度总结", None]
    assert frames["documents"]["media_type"].to_list() == ["text/html", "text/html", "text/plain"]


@pytest.mark.parametrize("content", ["全县共有学校32所。\n" * 50, '[{"text": "全县"}]', '{\n"text":\n"全县"\n'])
def test_a_file_without_one_object_is_refused_as_a_whole(tmp_path, content):
    frames = read(tmp_path, "r.jsonl", content.encode())
    assert frames["quarantine"].select("source_path", "scope", "reason").rows() == [("r.jsonl", "file", "no_records")]


def test_a_cut_off_file_gives_its_whole_records(tmp_path):
    lines = jsonl(*({"text": f"全县共有学校{number}所。"} for number in range(31, 51)))
    frames = read(tmp_path, "r.jsonl", lines[:-12])
    assert frames["documents"].height == 19
    assert frames["quarantine"].select("source_path", "scope", "reason").rows() == [
        ("r.jsonl#20", "part", "bad_record")
    ]
    assert "line 20" in frames["quarantine"]["detail"][0]


@pytest.mark.slow
def test_100_000_lines_of_which_one_is_bad(tmp_path):
    lines = b'{"text": "\\u5168\\u53bf\\u5b66\\u6821"}\n' * 99_999
    frames = read(tmp_path, "r.jsonl", lines[: 4_000_000 // 41 * 41] + b"{\n" + lines[4_000_000 // 41 * 41 :])
    assert frames["documents"].height + frames["quarantine"].height == 100_000
    assert frames["quarantine"]["reason"].to_list() == ["bad_record"]
    (tmp_path / "r.jsonl").unlink()
    frames = read(tmp_path, "s.jsonl", lines + b"{}\n{}\n")
    assert frames["quarantine"].select("source_path", "reason").rows() == [("s.jsonl", "too_many_records")]
