"""Reading landing files: encodings, obstacles, quarantine."""

import os
from datetime import UTC, date, datetime

import pytest

from zongjie.documents import ReadLimits, decode, read_documents, read_file, scan_landing
from zongjie.documents.extracted import StatedFacts
from zongjie.errors import UnreadableFileError
from zongjie.tables.documents import TABLES
from zongjie.tables.table import conform

SIMPLIFIED = "今年全区共有学校三十二所，比去年增加三所。\r\n教师培训五百人次，安全工作进一步加强。\n"
TRADITIONAL = "今年全縣共有學校三十二所，比去年增加三所。教師培訓五百人次，安全工作進一步加強。\n"
SEEN_AT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "stored_as", "encoding"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-16-le"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "utf-32", "utf-32-le"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (SIMPLIFIED.replace("区", "𠮷"), "gb18030", "gb18030"),
    ],
)
def test_encodings_and_text_exactly_as_stored(text, stored_as, encoding):
    decoded = decode(text.encode(stored_as))
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert decoded.evidence


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf \r\n", "empty"),
        ("a.txt", "　\n　".encode(), "empty"),
        ("a.txt", b"\xff\xd8\xff\xe0" + b"\x01\x02\x03" * 400, "binary"),
        ("a.txt", b"PK\x03\x04" + b"abc" * 100, "binary"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.txt", ("教育" * 50 + "\x01\x02\x03").encode(), "binary"),
        ("a.txt", b"\x80\x81\xfe\xff\xa0" * 100, "undecodable"),
        ("a.txt", b"annual report, 35 schools", "no_chinese_text"),
        ("a.txt", ("好" + "\n" * 100_000).encode(), "mostly_blank"),
        ("a.docx", "教育".encode(), "damaged"),
        ("a.doc", "教育".encode(), "unsupported_media_type"),
        ("a.zip", b"PK\x03\x04", "unsupported_media_type"),
        ("a.xyz", "教育".encode(), "unsupported_media_type"),
    ],
)
def test_reasons_of_quarantine(tmp_path, name, content, reason):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path, name)
    assert caught.value.reason == reason
    chinese, english = caught.value.detail.split(" / ")
    assert chinese.endswith("。") and english.endswith(".")


def test_too_large_and_missing(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("教育" * 100, encoding="utf-8")
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path, "a.txt", ReadLimits(max_bytes=599))
    assert caught.value.reason == "too_large"
    assert read_file(path, "a.txt", ReadLimits(max_bytes=600)).byte_size == 600
    with pytest.raises(UnreadableFileError) as caught:
        read_file(tmp_path / "gone.txt", "gone.txt")
    assert caught.value.reason == "unreadable"


def test_a_file_that_grows_while_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("教育", encoding="utf-8")
    fstat = os.fstat

    def grow_after(descriptor):
        status = fstat(descriptor)
        with path.open("ab") as file:
            file.write(b"x")
        return status

    monkeypatch.setattr(os, "fstat", grow_after)
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path, "a.txt")
    assert caught.value.reason == "changed_while_reading"


def test_markdown_and_names_without_extension(tmp_path):
    for name, media_type in (("a.md", "text/markdown"), ("README", "text/plain"), ("a.TXT", "text/plain")):
        path = tmp_path / name
        path.write_text("教育", encoding="utf-8")
        assert read_file(path, name).media_type == media_type


def test_front_matter_states_facts_and_the_text_stays_whole(tmp_path):
    text = "---\r\ntitle: 年度总结\r\ndate: 2012-12-20\r\nurl: https://www.example.cn/a.html\r\n---\r\n全县共有学校32所。\r\n"
    for name in ("a.md", "b.txt"):
        (tmp_path / name).write_bytes(text.encode())
    stated = read_file(tmp_path / "a.md", "a.md")
    assert stated.text == text
    assert stated.stated == StatedFacts("年度总结", date(2012, 12, 20), "https://www.example.cn/a.html")
    assert stated.encoding_evidence == f"strict UTF-8; front matter of {text.index('全')} characters"
    assert read_file(tmp_path / "b.txt", "b.txt").stated == StatedFacts()
    (tmp_path / "c.md").write_text("---\ntitle: 总结: 学校\nx: [\n---\n全县\n", encoding="utf-8")
    broken = read_file(tmp_path / "c.md", "c.md")
    assert broken.stated.title == "总结: 学校" and "no YAML" in broken.encoding_evidence


def test_scanning_skips_hidden_files_and_never_follows_links_out(tmp_path):
    landing, outside = tmp_path / "landing", tmp_path / "outside"
    (landing / "b").mkdir(parents=True)
    (landing / ".git").mkdir()
    outside.mkdir()
    for path in (
        landing / "b" / "z.txt",
        landing / "a.txt",
        landing / ".hidden",
        landing / ".git" / "x.txt",
        outside / "s.txt",
    ):
        path.write_text("教育", encoding="utf-8")
    (landing / "loop").symlink_to(landing)
    (landing / "out.txt").symlink_to(outside / "s.txt")
    (landing / "same.txt").symlink_to(landing / "a.txt")
    (landing / "broken.txt").symlink_to("nowhere")
    os.mkfifo(landing / "pipe.txt")
    found = scan_landing(landing)
    assert [(file.source_path, file.obstacle) for file in found] == [
        ("a.txt", None),
        ("b/z.txt", None),
        ("broken.txt", "broken_link"),
        ("loop", "linked_folder"),
        ("out.txt", "link_out"),
        ("pipe.txt", "special"),
        ("same.txt", None),
    ]
    assert found[0].byte_size == 6
    frames = read_documents(found, SEEN_AT)
    for table in TABLES:
        conform(table, frames[table.name])
    assert frames["documents"]["source_path"].to_list() == ["a.txt", "b/z.txt", "same.txt"]
    assert frames["quarantine"]["reason"].unique().to_list() == ["not_a_file"]
    assert frames["landing_files"].height == len(found)
    assert frames["document_text"]["document_id"].n_unique() == 3


def test_identifiers_depend_on_path_and_bytes_alone(tmp_path):
    (tmp_path / "a.txt").write_text("教育", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    first = read_documents(scan_landing(tmp_path), SEEN_AT)["landing_files"]
    os.utime(tmp_path / "a.txt", ns=(1, 1))
    second = read_documents(scan_landing(tmp_path), SEEN_AT)["landing_files"]
    assert first["document_id"].to_list() == second["document_id"].to_list()
    assert second["state"].to_list() == ["document", "quarantined"]
    (tmp_path / "a.txt").write_text("教学", encoding="utf-8")
    third = read_documents(scan_landing(tmp_path), SEEN_AT)["landing_files"]
    assert third["document_id"][0] != first["document_id"][0]


def test_names_that_are_no_text_become_escapes(tmp_path):
    with open(os.fsencode(tmp_path) + b"/\xff.txt", "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write("教育".encode())
    (found,) = scan_landing(tmp_path)
    assert found.source_path == "\\udcff.txt"
    assert read_documents([found], SEEN_AT)["documents"].height == 1


def test_no_files_give_empty_tables():
    assert [frame.height for frame in read_documents([], SEEN_AT).values()] == [0, 0, 0, 0]
