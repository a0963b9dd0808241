"""What a file is, whatever its name says, and what to do with it."""

import gzip
import io
import lzma
import sqlite3
import tarfile
import zipfile
from datetime import UTC, datetime

import pytest

from tests.support.input_forms import docx, paragraph, pdf
from zongjie.documents import read_documents, scan_landing
from zongjie.documents.media_types import UNREAD_FORMS, identified, media_types
from zongjie.documents.refusals import refusals

SEEN_AT = datetime(2026, 11, 22, tzinfo=UTC)
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def stream(name: str) -> bytes:
    """A compound file, as far as its header and the name of a stream in it go."""
    return OLE + bytes(1024) + name.encode("utf-16-le").ljust(64, b"\0") + bytes(448)


def tar() -> bytes:
    stored = io.BytesIO()
    with tarfile.open(fileobj=stored, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("总结.txt"))
    return stored.getvalue()


def zipped(name: str) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr(name, "内容")
    return stored.getvalue()


def database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table reports (text)")
    return connection.serialize()


CONTENTS = {
    "application/vnd.rar": (b"Rar!\x1a\x07\x01\x00" + bytes(100), "解压"),
    "application/x-7z-compressed": (b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(100), "解压"),
    "application/gzip": (gzip.compress("全县".encode()), "解压"),
    "application/x-xz": (lzma.compress("全县".encode()), "解压"),
    "application/x-tar": (tar(), "解压"),
    "application/zip": (zipped("总结.txt"), "解压"),
    "audio/mpeg": (b"ID3\x04\x00" + bytes(100), "文字稿"),
    "video/mp4": (b"\0\0\0\x20ftypisom" + bytes(100), "文字稿"),
    "image/png": (b"\x89PNG\r\n\x1a\n" + bytes(100), "OCR"),
    "image/webp": (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(100), "OCR"),
    "application/vnd.sqlite3": (database(), "导出"),
    "application/msword": (stream("WordDocument"), ".docx"),
    "application/vnd.ms-excel": (stream("Workbook"), ".docx"),
    "application/x-cfb": (stream("Matters"), ".docx"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (zipped("xl/workbook.xml"), ".docx"),
    "application/x-elf": (b"\x7fELF\x02\x01\x01" + bytes(100), "来源"),
}
NAMES = ("a.txt", "a.md", "a", "a.html", "a.jsonl", "a.parquet", "a.pdf", "a.docx", "a.doc", "a.xyz", "a.rar", "a.csv")


@pytest.mark.parametrize("media_type", CONTENTS)
def test_a_content_is_told_under_any_name(tmp_path, media_type):
    content, remedy = CONTENTS[media_type]
    for name in NAMES:
        (tmp_path / name).write_bytes(content)
    quarantine = read_documents(scan_landing(tmp_path), SEEN_AT)["quarantine"]
    kind = next(row for row in media_types().values() if row.media_type == media_type)
    found = {row["source_path"]: row for row in quarantine.iter_rows(named=True)}
    assert set(found) == set(NAMES)
    for name, row in found.items():
        chinese, english = row["detail"].split(" / ")
        assert row["reason"] in ("binary", "unsupported_media_type"), name
        assert kind.chinese in chinese and kind.english in english, name
        assert remedy in chinese, name
        assert chinese.endswith("。") and english.endswith(".")


@pytest.mark.parametrize(
    ("name", "content", "chinese"),
    [
        ("a.doc", docx(paragraph("全县")), "内容是Word 文档（docx）：请改正扩展名"),
        ("a.zip", docx(paragraph("全县")), "内容是Word 文档（docx）：请改正扩展名"),
        ("a.wps", pdf([["全县"]]), "内容是PDF 文件：请改正扩展名"),
        ("a.txt", pdf([["全县"]]), "内容是PDF 文件：请改正扩展名"),
        ("a.xyz", "全县".encode(), "不认识这种扩展名（.xyz）"),
        ("a.doc", "全县".encode(), "旧版 Word 或 WPS 文档（doc、wps）不能读取"),
        ("a.csv", b"BM,\xe5\xad\xa6\n", "CSV 表不能读取"),
    ],
)
def test_what_is_only_named_wrong_or_says_nothing_of_itself(tmp_path, name, content, chinese):
    (tmp_path / name).write_bytes(content)
    (detail,) = read_documents(scan_landing(tmp_path), SEEN_AT)["quarantine"]["detail"]
    assert chinese in detail


@pytest.mark.parametrize("text", ["BM：全县", "MZ学校", "ID3 全县", "7z 全县", "Rar! 全县", "GIF 全县", "\ufeffPK"])
def test_texts_that_begin_like_something_else_are_texts(tmp_path, text):
    (tmp_path / "a.txt").write_text(text + "学校32所。", encoding="utf-8")
    assert read_documents(scan_landing(tmp_path), SEEN_AT)["documents"].height == 1


def test_every_form_that_is_not_read_says_what_to_do_under_a_right_and_a_wrong_name():
    assert {form for form in UNREAD_FORMS if {form, f"{form}_misnamed"} <= set(refusals())} == UNREAD_FORMS


def test_a_signature_may_stand_further_on():
    assert identified(bytes(257) + b"ustar") == media_types()["tar"]
    assert identified(bytes(256) + b"ustar") is None
    assert identified(b"") is None
