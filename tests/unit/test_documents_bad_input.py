"""Whatever lies in the landing folder, the stage ends with a document or with a reason."""

import io
import os
import zipfile
from datetime import UTC, datetime

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.support.input_forms import docx, paragraph, pdf
from zongjie.documents import ReadLimits, decode, forms, read_documents, scan_landing
from zongjie.documents.media_types import media_types
from zongjie.documents.refusals import refusal, refusals
from zongjie.errors import UnreadableFileError

SEEN_AT = datetime(2026, 11, 22, tzinfo=UTC)
SENTENCE = "今年全县共有学校三十二所，比去年增加三所，培训教师五百人次。\n"
TEXT = SENTENCE * 100
BOMB = f'<!DOCTYPE w [<!ENTITY a "{"学" * 100}"><!ENTITY b "{"&a;" * 100}">]>'


def archive(name: str, content: bytes) -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return stored.getvalue()


def locked_docx() -> bytes:
    """A Word document with a password, as Word stores it: a package encrypted inside of a compound file."""
    stored = io.BytesIO()
    OOXMLFile(io.BytesIO(docx(paragraph(SENTENCE)))).encrypt("secret", stored)
    return stored.getvalue()


FILES = {
    "archive.zip": (archive("inner.zip", archive("a.txt", SENTENCE.encode())), "unsupported_media_type"),
    "blank.txt": (b"\n" * 100_000, "empty"),
    "nearly_blank.txt": ("学".encode() + b"\r\n" * 100_000, "mostly_blank"),
    "bomb.docx": (docx(paragraph("学" * 4_000_000)), "expands_too_far"),
    "entities.docx": (docx(paragraph("&b;"), prolog=BOMB), "forbidden_declaration"),
    "half.docx": (docx(paragraph(SENTENCE))[:500], "damaged"),
    "english.docx": (docx(paragraph("annual report")), "no_chinese_text"),
    "locked.docx": (locked_docx(), "encrypted"),
    "jpeg.txt": (b"\xff\xd8\xff\xe0" + bytes(range(256)), "binary"),
    "jpeg.pdf": (b"\xff\xd8\xff\xe0" + bytes(range(256)), "binary"),
    "jpeg.html": (b"\xff\xd8\xff\xe0" + bytes(range(256)), "binary"),
    "pdf.docx": (pdf([[SENTENCE]]), "binary"),
    "locked.pdf": (pdf([[]], f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> "
                             "/ID [<00> <00>] "), "encrypted"),
    "scan.pdf": (pdf([[], []]), "no_text_layer"),
    "scripts.html": ("<html><script>学校()</script></html>".encode(), "no_text"),
    "large.html": (b"<html><p>" + SENTENCE.encode() * 20_000, "too_large"),
    "one_line.txt": ("学".encode() * 1_100_000, "line_too_long"),
    "records.jsonl": (b"{}\n", "no_text_column"),
    "records.parquet": (b"PAR1" + bytes(50), "damaged"),
}  # fmt: skip


def test_every_file_is_told_with_a_reason_and_the_good_one_is_read(tmp_path):
    for name, (content, _) in FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    frames = read_documents(
        scan_landing(tmp_path), SEEN_AT, ReadLimits(max_expanded_bytes=5_000_000, max_page_bytes=1_000_000)
    )
    found = dict(frames["quarantine"].select("source_path", "reason").iter_rows())
    found = {name: reason for name, reason in found.items() if "#" not in name}
    assert found == {name: reason for name, (_, reason) in FILES.items()}
    assert frames["documents"]["source_path"].to_list() == ["good.txt"]
    for detail in frames["quarantine"]["detail"]:
        chinese, english = detail.split(" / ")
        assert chinese.endswith("。") and english.endswith(".") and "{" not in detail


def test_a_fault_of_a_library_refuses_the_file_alone(tmp_path, monkeypatch):
    def broken(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(forms, "read_pdf", broken)
    (tmp_path / "a.pdf").write_bytes(pdf([[SENTENCE]]))
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    frames = read_documents(scan_landing(tmp_path), SEEN_AT)
    assert frames["quarantine"]["reason"].to_list() == ["unreadable"]
    assert "RecursionError" in frames["quarantine"]["detail"][0]
    assert frames["documents"].height == 1


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.html", "a.jsonl", "a.parquet"])
def test_a_file_that_changes_while_it_is_read(tmp_path, monkeypatch, name):
    path = tmp_path / name
    path.write_text(TEXT, encoding="utf-8")
    files = scan_landing(tmp_path)
    fstat = os.fstat

    def touch_after(descriptor):
        status = fstat(descriptor)
        os.utime(path, ns=(1, 1))
        return status

    monkeypatch.setattr(os, "fstat", touch_after)
    assert read_documents(files, SEEN_AT)["quarantine"]["reason"].to_list() == ["changed_while_reading"]


def test_a_text_that_is_a_page_is_read_as_one(tmp_path):
    (tmp_path / "page.txt").write_text(f"<!DOCTYPE html><html><p>{SENTENCE}</p></html>", encoding="utf-8")
    documents = read_documents(scan_landing(tmp_path), SEEN_AT)["documents"]
    assert documents["media_type"].to_list() == ["text/html"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("place", [700, 2501])
def test_a_damaged_byte_is_replaced_and_told(encoding, place):
    stored = bytearray(TEXT.encode(encoding))
    place -= place % 2
    stored[place : place + 2] = b"\x00\xd8" if encoding == "utf-16" else b"\xff\xff"
    decoded = decode(bytes(stored))
    assert decoded.encoding == ("utf-16-le" if encoding == "utf-16" else encoding)
    broken = decoded.text.count("\ufffd")
    assert 1 <= broken <= 4
    assert f"but for {broken} broken places" in decoded.evidence
    assert abs(len(decoded.text) - len(TEXT)) <= 4
    assert sum(line + "\n" == SENTENCE for line in decoded.text.split("\n")) >= 98
    assert sum(character in SENTENCE or character == "\ufffd" for character in decoded.text) >= len(decoded.text) - 1


def test_stored_replacement_characters_are_no_damage():
    decoded = decode(f"{TEXT}\ufffd\ufffd".encode())
    assert decoded.evidence == "strict UTF-8"
    damaged = f"{TEXT}\ufffd\ufffd".encode() + b"\xff"
    assert "but for 1 broken places" in decode(damaged).evidence


def test_too_much_damage_is_refused():
    stored = bytearray(TEXT.encode())
    stored[::500] = b"\xff" * len(stored[::500])
    with pytest.raises(UnreadableFileError) as caught:
        decode(bytes(stored))
    assert caught.value.reason == "undecodable"


def test_surrogates_stored_in_utf_8_are_damage():
    stored = TEXT.encode() + "\ud800".encode("utf-8", "surrogatepass")
    assert decode(stored).text.endswith("\ufffd")


def test_nuls_in_a_text_stay():
    assert decode(f"{TEXT}\0{TEXT}".encode()).text == f"{TEXT}\0{TEXT}"


def test_every_situation_fills_in_its_words():
    facts = {"limit": 1, "found": "x", "problem": "y", "chinese": "图片", "english": "a picture"}
    for situation in refusals():
        assert "{" not in refusal(situation, **facts).detail
    assert {row.form for row in media_types().values()} >= {"text", "html", "docx", "pdf", "jsonl", "parquet"}
