"""What kind of file a file is, by its name and by its first bytes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from zongjie.documents.refusals import refusal
from zongjie.errors import VocabularyError
from zongjie.vocabulary import check_unique, load_csv

FORMS = frozenset({"text", "html", "docx", "pdf", "jsonl", "parquet", "archive", "none"})
_TEXTUAL = frozenset({"text", "html", "jsonl"})
_SHORT_SIGNATURE = 3


@dataclass(frozen=True)
class MediaType:
    """A row of `media_types.csv`; the plain text type also stands for names without an extension."""

    media_type: str
    extensions: tuple[str, ...]
    signature: str
    form: str
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
        if row.form not in FORMS:
            raise VocabularyError(f"media_types.csv: {row.media_type} has the unknown form {row.form!r}")
        if PurePosixPath(row.example).suffix[1:] not in row.extensions:
            raise VocabularyError(f"media_types.csv: the example of {row.media_type} has none of its extensions")
    return dict(extensions)


def media_type_of(source_path: str) -> MediaType:
    """The kind of file that the name promises.

    Raises UnreadableFileError("unsupported_media_type") where files of that kind cannot be read.
    """
    extension = PurePosixPath(source_path).suffix[1:].lower()
    row = media_types().get(extension or "txt")
    if row is None or row.form == "none":
        raise refusal("unsupported_media_type", found=row.media_type if row else f".{extension}")
    if row.form == "archive":
        raise refusal("archive", found=row.media_type)
    return row


def check_signature(content: bytes, kind: MediaType) -> None:
    """Raise UnreadableFileError("binary") for the known signature of another kind.

    Word documents and PDF files are left to their readers, which know more of what may precede them.
    """
    for row in {row.media_type: row for row in media_types().values()}.values():
        signature = bytes.fromhex(row.signature)
        if row == kind or not signature or not content.startswith(signature):
            continue
        # BM or 1f8b can start a text too; such short signatures need a control character behind them
        if kind.form == "docx" and row.media_type in ("application/zip", "application/msword"):
            continue
        if len(signature) >= _SHORT_SIGNATURE or b"\0" in content[:64] or kind.form not in _TEXTUAL:
            raise refusal("binary_signature", found=row.media_type)
