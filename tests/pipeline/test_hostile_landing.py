"""A landing folder as an enemy would fill it: everything is told, nothing is followed, nothing stops the run."""

from __future__ import annotations

import io
import os
import socket
import stat
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.input_forms import docx, paragraph
from tests.support.lakes import current_rows, run_all_stages, silent
from zongjie.lake.lake import Lake
from zongjie.lake.ledger import Ledger
from zongjie.lake.preparing import prepare
from zongjie.lake.processing import ingest

TEXT = "某县教育局工作总结\n全县共有学校三十二所，比去年增加三所。\n"
NAMES = (
    "'; DROP TABLE documents; --.txt",
    "\"quoted\" and 'quoted'.txt",
    "line\nend\r\n.txt",
    "\x1b[31mred\x1b]0;title\x07.txt",
    "a\\..\\..\\etc\\passwd.txt",
    "%2e%2e%2fetc%2fpasswd.txt",
    "a...txt",
    "$(reboot) `reboot` ${HOME}.txt",
    "{{ 7*7 }} {% raw %} %s %n {0}.txt",
    "[click](javascript:alert(1)).txt",
    "<script>alert(1)</script>".replace("/", "\u2215") + ".txt",
    "=cmd|' .txt",
    "学" * 83 + ".txt",
    "🏫📊👩‍🏫.txt",
    "\u202etxt.exe\u202c.txt",
    "\ufeffmark.txt",
    "CON.txt",
    "*?|.txt",
)
TEXTS = (
    "<script>alert('学校')</script>",
    "<img src=x onerror=alert(1)>",
    "[学校](javascript:alert(1))",
    "![学校](http://127.0.0.1/)",
    "'; DELETE FROM fct_measurement; --",
    "{{ var('x') }}{% endraw %}",
    '=HYPERLINK("http://127.0.0.1","学校")',
    "\x1b[2J\x1b]0;学校\x07",
)
BOMB = '<!DOCTYPE w [<!ENTITY a "学"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def zip_bomb() -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", bytes(50_000_000))
    return stored.getvalue()


def fill(landing: Path) -> dict[str, str]:
    """Fill the folder; the reasons of quarantine that must come out, by source path."""
    for name in NAMES:
        (landing / name).write_text(TEXT, encoding="utf-8")
    outside = landing.parent / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("全县机密" * 20, encoding="utf-8")
    (landing / "folder" / "deep").mkdir(parents=True)
    (landing / "out.txt").symlink_to(outside / "secret.txt")
    (landing / "relative.txt").symlink_to("../outside/secret.txt")
    (landing / "out").symlink_to(outside)
    (landing / "loop").symlink_to(landing)
    (landing / "folder" / "deep" / "up").symlink_to(landing / "folder")
    (landing / "one.txt").symlink_to("two.txt")
    (landing / "two.txt").symlink_to("one.txt")
    (landing / "null.txt").symlink_to("/dev/zero")
    os.mkfifo(landing / "pipe.txt")
    made = {
        "bomb.zip": (zip_bomb(), "unsupported_media_type"),
        "bomb.docx": (docx(paragraph("学" * 50_000_000)), "expands_too_far"),
        "bomb_part.docx": (docx(paragraph("全县"), {"word/footnotes.xml": bytes(200_000_000)}), "damaged"),
        "entities.docx": (docx(paragraph("&b;&c;"), prolog=BOMB), "forbidden_declaration"),
        "page.xhtml": (f"<?xml version='1.0'?>{BOMB}<html><p>&b;&c;</p></html>".encode(), "no_chinese_text"),
        "many_parts.docx": (docx(paragraph("全县"), {f"word/{n}.xml": "" for n in range(20_001)}), "damaged"),
    }
    for name, (content, _) in made.items():
        (landing / name).write_bytes(content)
    (landing / "gigabyte.txt").touch()
    os.truncate(landing / "gigabyte.txt", 1_000_000_000)
    links = ("out.txt", "relative.txt", "out", "loop", "folder/deep/up", "one.txt", "two.txt", "null.txt", "pipe.txt")
    return {
        **dict.fromkeys(links, "not_a_file"),
        **{name: reason for name, (_, reason) in made.items()},
        "gigabyte.txt": "too_large",
    }


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    folder = tmp_path / "landing"
    folder.mkdir()
    return folder


def test_every_file_is_told_and_the_run_goes_on(tmp_path: Path, landing: Path) -> None:
    reasons = fill(landing)
    lake = Lake(str(tmp_path / "lake"))
    prepare(lake, "test")
    report = ingest(lake, landing, "test", datetime.now(UTC), silent)
    quarantine = Ledger(lake).read_current("quarantine")
    assert dict(quarantine.select("source_path", "reason").iter_rows()) == reasons
    documents = Ledger(lake).read_current("documents")
    assert set(documents["source_path"]) == set(NAMES)
    assert report.files == len(reasons) + len(NAMES)
    texts = Ledger(lake).read_current("document_text")["text"]
    assert set(texts) == {TEXT}
    assert all("机密" not in detail and "root:" not in detail for detail in quarantine["detail"])
    assert ingest(lake, landing, "again", datetime.now(UTC), silent).did_nothing


def test_sockets_and_devices_are_never_opened(tmp_path: Path, landing: Path) -> None:
    (landing / "a.txt").write_text(TEXT, encoding="utf-8")
    folder = os.open(landing, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as server:
        # the address of a socket may be no longer than about a hundred bytes
        server.bind(f"/proc/self/fd/{folder}/socket.txt")
        wanted = {"socket.txt": "not_a_file"}
        try:
            os.mknod(landing / "zero.txt", stat.S_IFCHR | 0o600, os.makedev(1, 5))
            wanted["zero.txt"] = "not_a_file"
        except PermissionError:
            pass  # only the administrator may make devices
        lake = Lake(str(tmp_path / "lake"))
        prepare(lake, "test")
        ingest(lake, landing, "test", datetime.now(UTC), silent)
    os.close(folder)
    assert dict(Ledger(lake).read_current("quarantine").select("source_path", "reason").iter_rows()) == wanted


def test_text_that_would_be_something_elsewhere_is_text(tmp_path: Path, landing: Path) -> None:
    for number, text in enumerate(TEXTS):
        written = f"某县教育局工作总结\n{text}全县学校32所，比去年增加3所。\n" + "各项工作进展顺利。\n" * 20
        (landing / f"{number}.txt").write_text(written, encoding="utf-8")
    run_all_stages(tmp_path / "lake", landing)
    rows = current_rows(tmp_path / "lake")
    assert rows["documents"].height == len(TEXTS)
    assert all(any(text in whole for whole in rows["document_text"]["text"]) for text in TEXTS)
    assert rows["measurements"]["surface"].to_list().count("32所") == len(TEXTS)


@pytest.mark.slow
def test_ten_thousand_tiny_files(tmp_path: Path, landing: Path) -> None:
    for number in range(10_000):
        folder = landing / str(number % 100)
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.txt").write_text(f"学校{number}所。", encoding="utf-8")
    lake = Lake(str(tmp_path / "lake"))
    prepare(lake, "test")
    report = ingest(lake, landing, "test", datetime.now(UTC), silent)
    assert (report.files, report.new, report.quarantined) == (10_000, 10_000, 0)
    assert ingest(lake, landing, "again", datetime.now(UTC), silent).did_nothing
