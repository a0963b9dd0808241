"""Reading one file into a document, or saying why that cannot be."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from zongjie.documents.decoding import decode
from zongjie.documents.media_types import check_is_text, media_type_of
from zongjie.errors import UnreadableFileError
from zongjie.identifiers import identifier

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_VISIBLE = re.compile(r"\S")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NO_CONTROLS = bytes(code for code in range(256) if not _CONTROL.match(chr(code)))
_SAMPLE = 65536
BINARY_SHARE = 0.02
"""More control characters than this do not occur in texts."""
EMPTY_LENGTH = 20_000
EMPTY_SHARE = 0.01
"""A text of at least EMPTY_LENGTH characters of which fewer than EMPTY_SHARE are visible is damaged."""


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What a file may measure."""

    max_bytes: int = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded file."""

    document_id: str
    source_path: str
    content_sha256: str
    byte_size: int
    encoding: str
    encoding_evidence: str
    media_type: str
    text: str


def read_file(path: Path, source_path: str, limits: ReadLimits | None = None) -> Document:
    """Read and decode one file. Text and newlines stay as they are, only a byte order mark goes.

    Raises UnreadableFileError; its reason is one of unsupported_media_type, not_a_file, unreadable,
    too_large, changed_while_reading, empty, binary, undecodable, no_chinese_text, mostly_blank.
    """
    media_type = media_type_of(source_path)
    content = read_bytes(path, limits or ReadLimits())
    return document_of(content, source_path, media_type)


def document_of(content: bytes, source_path: str, media_type: str) -> Document:
    """The document that the bytes of a text file make. Raises UnreadableFileError as `read_file` does."""
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise UnreadableFileError(
            "empty",
            "文件是空的：请确认上传完整后重新投放，或删除它。 / "
            "The file is empty; check the upload and put it back, or delete it.",
        )
    check_is_text(content)
    try:
        decoded = decode(content)
    except UnreadableFileError:
        # the controls of UTF-16 are halves of characters, so they count only where no encoding fits
        _check_controls(len(content[:_SAMPLE].translate(None, _NO_CONTROLS)), len(content[:_SAMPLE]))
        raise
    _check_controls(len(_CONTROL.findall(decoded.text[:_SAMPLE])), len(decoded.text[:_SAMPLE]))
    _check_text(decoded.text)
    return Document(
        document_id=identifier("document", source_path, content),
        source_path=source_path,
        content_sha256=hashlib.sha256(content).hexdigest(),
        byte_size=len(content),
        encoding=decoded.encoding,
        encoding_evidence=decoded.evidence,
        media_type=media_type,
        text=decoded.text,
    )


def read_bytes(path: Path, limits: ReadLimits) -> bytes:
    """The bytes of a regular file. Raises UnreadableFileError (see `read_file`)."""
    try:
        # a named pipe must not make us wait
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - it is a descriptor
            before = os.fstat(descriptor)
            _check_status(before, limits)
            # one byte more than allowed shows a file that grows
            content = file.read(limits.max_bytes + 1)
        after = path.stat()
    except OSError as error:
        raise UnreadableFileError(
            "unreadable",
            f"系统不让读取（{error.strerror}）：请检查权限和磁盘后重新投放。 / "
            f"The system refuses to read it ({error.strerror}); check permissions and disk, then put it back.",
        ) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != before.st_size:
        raise UnreadableFileError(
            "changed_while_reading",
            "读取时文件还在变化：等写完后下次运行会自动再读。 / "
            "The file changed while it was read; the next run reads it again once it is complete.",
        )
    return content


def _check_status(status: os.stat_result, limits: ReadLimits) -> None:
    """Raise UnreadableFileError for what is no file or too large."""
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFileError(
            "not_a_file",
            "这不是普通文件：请放入文件本身。 / This is a folder, pipe or device; put the file itself here.",
        )
    if status.st_size > limits.max_bytes:
        megabytes = limits.max_bytes / 1024 / 1024
        raise UnreadableFileError(
            "too_large",
            f"文件超过 {megabytes:g} MB：请拆分后再投放，或调高上限。 / "
            f"The file is larger than {megabytes:g} MB; split it or raise the limit.",
        )


def _check_controls(controls: int, length: int) -> None:
    """Raise UnreadableFileError where `length` bytes or characters hold too many controls for a text."""
    if controls > BINARY_SHARE * length:
        raise UnreadableFileError(
            "binary",
            "内容不是文本（控制字符太多）：请放入文字版。 / "
            "The content is not text (too many control characters); put the text itself here.",
        )


def _check_text(text: str) -> None:
    """Raise UnreadableFileError for a text that cannot be a Chinese document."""
    if not text.strip():
        raise UnreadableFileError(
            "empty",
            "文件里只有空白：请确认内容后重新投放，或删除它。 / "
            "The file holds nothing but white space; check it and put it back, or delete it.",
        )
    if not _HAN.search(text):
        raise UnreadableFileError(
            "no_chinese_text",
            "文件里没有一个汉字：请确认投放的是中文材料。 / "
            "The file holds not one Chinese character; check that it is the right file.",
        )
    if len(text) >= EMPTY_LENGTH and len(_VISIBLE.findall(text)) < EMPTY_SHARE * len(text):
        raise UnreadableFileError(
            "mostly_blank",
            "文件几乎全是空白：请检查导出是否出错后重新投放。 / "
            "The file is almost nothing but white space; check how it was exported and put it back.",
        )
