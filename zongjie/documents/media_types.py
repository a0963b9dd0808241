"""What kind of file a file is, by its name and by its first bytes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from zongjie.errors import UnreadableFileError, VocabularyError
from zongjie.vocabulary import check_unique, load_csv

_HTML_STARTS = (b"<!doctype html", b"<html")
_SHORT_SIGNATURE = 3


@dataclass(frozen=True)
class MediaType:
    """A row of `media_types.csv`; the plain text type also stands for names without an extension."""

    media_type: str
    extensions: tuple[str, ...]
    signature: str
    readable: bool
    source: str
    example: str


@cache
def media_types() -> dict[str, MediaType]:
    """The kinds of files by extension, in small letters and without the dot."""
    rows = load_csv("media_types", MediaType)
    check_unique("media_types.csv", rows, lambda row: row.media_type)
    extensions = [(extension, row) for row in rows for extension in row.extensions]
    check_unique("media_types.csv extensions", extensions, lambda pair: pair[0])
    for row in rows:
        if PurePosixPath(row.example).suffix[1:] not in row.extensions:
            raise VocabularyError(f"media_types.csv: the example of {row.media_type} has none of its extensions")
    return dict(extensions)


def media_type_of(source_path: str) -> str:
    """The media type that the name promises.

    Raises UnreadableFileError("unsupported_media_type") where files of that kind cannot be read.
    """
    extension = PurePosixPath(source_path).suffix[1:].lower()
    row = media_types().get(extension or "txt")
    if row is None or not row.readable:
        kind = row.media_type if row else f".{extension}"
        raise UnreadableFileError(
            "unsupported_media_type",
            f"暂不支持这种文件（{kind}）：请另存为 UTF-8 文本（.txt 或 .md）后再投放。 / "
            f"Files of this kind ({kind}) cannot be read yet; save the text as .txt or .md and put that in its place.",
        )
    return row.media_type


def check_is_text(content: bytes) -> None:
    """Raise UnreadableFileError where bytes that are named as text are something else.

    "unsupported_media_type" for a web page, "binary" for a known signature.
    """
    for row in {row.media_type: row for row in media_types().values()}.values():
        signature = bytes.fromhex(row.signature)
        # BM or 1f8b can start a text too; such short signatures need a control character behind them
        is_certain = len(signature) >= _SHORT_SIGNATURE or b"\0" in content[:64]
        if signature and content.startswith(signature) and is_certain:
            raise UnreadableFileError(
                "binary",
                f"扩展名是文本，内容却是 {row.media_type}：请改正扩展名或放入文字版。 / "
                f"The name says text but the content is {row.media_type}; correct the name or put the text here.",
            )
    if content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML_STARTS):
        raise UnreadableFileError(
            "unsupported_media_type",
            "内容是网页（HTML）：请另存为纯文本后再投放。 / "
            "The content is a web page (HTML); save its text as .txt and put that in its place.",
        )
