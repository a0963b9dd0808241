"""What kind of file a file is, by its name and by what it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import PurePosixPath

from zongjie.documents.refusals import refusal
from zongjie.errors import UnreadableFileError, VocabularyError
from zongjie.vocabulary import check_unique, load_csv

READ_FORMS = frozenset({"text", "html", "docx", "pdf", "jsonl", "parquet"})
UNREAD_FORMS = frozenset({"archive", "image", "sound", "database", "office", "program", "none"})
HEAD_BYTES = 65_536
"""So much of a file whose name says that it cannot be read is looked at, to say what it is."""
_TEXTUAL = frozenset({"text", "html", "jsonl"})
_SHORT_SIGNATURE = 3
_LEFT_TO_DOCX = frozenset({"application/zip", "application/x-cfb"})
_SIGNATURE = re.compile(r"((?:[0-9a-f]{2}|\.\.)+)(?:@([0-9]+))?")


@dataclass(frozen=True)
class MediaType:
    """A row of `media_types.csv`; the plain text type also stands for names without an extension."""

    media_type: str
    chinese: str
    english: str
    extensions: tuple[str, ...]
    signature: tuple[str, ...]
    marker: str
    form: str
    source: str
    example: str

    @cached_property
    def pattern(self) -> re.Pattern[bytes] | None:
        """What the first bytes of such a file match; None where nothing tells its kind."""
        written = [_signature_pattern(signature) for signature in self.signature if signature]
        return re.compile(b"|".join(written), re.DOTALL) if written else None

    @property
    def is_short(self) -> bool:
        """Whether a text can well begin with the signature, as with BM or MZ."""
        return all(len(signature) < 2 * _SHORT_SIGNATURE for signature in self.signature)

    def fits(self, content: bytes) -> bool:
        """Whether the content is of this kind, by its signature and its marker."""
        if self.pattern is None or not self.pattern.match(content):
            return False
        return not self.marker or any(self.marker.encode(encoding) in content for encoding in ("utf-8", "utf-16-le"))


@cache
def media_types() -> dict[str, MediaType]:
    """The kinds of files by extension, in small letters and without the dot."""
    extensions = [(extension, row) for row in _rows() for extension in row.extensions]
    check_unique("media_types.csv extensions", extensions, lambda pair: pair[0])
    return dict(extensions)


@cache
def _rows() -> tuple[MediaType, ...]:
    """The kinds of files in the order in which a content is compared with them."""
    rows = load_csv("media_types", MediaType)
    check_unique("media_types.csv", rows, lambda row: row.media_type)
    for row in rows:
        if row.form not in READ_FORMS | UNREAD_FORMS:
            raise VocabularyError(f"media_types.csv: {row.media_type} has the unknown form {row.form!r}")
        if not all(_SIGNATURE.fullmatch(signature) for signature in row.signature if signature):
            raise VocabularyError(f"media_types.csv: a signature of {row.media_type} is none")
        if PurePosixPath(row.example).suffix[1:] not in row.extensions:
            raise VocabularyError(f"media_types.csv: the example of {row.media_type} has none of its extensions")
    return rows


def media_type_of(source_path: str) -> MediaType:
    """The kind of file that the name promises.

    Raises UnreadableFileError("unsupported_media_type") where files of that kind cannot be read.
    """
    extension = PurePosixPath(source_path).suffix[1:].lower()
    row = media_types().get(extension or "txt")
    if row is None:
        raise refusal("unknown_extension", found=f".{extension}")
    if row.form in UNREAD_FORMS:
        raise _unread(row, row.form)
    return row


def identified(content: bytes) -> MediaType | None:
    """The kind that the first bytes of a content show, if they show one."""
    return next((row for row in _rows() if row.fits(content)), None)


def refusal_by_content(source_path: str, head: bytes) -> UnreadableFileError | None:
    """Why a file that its name keeps from being read cannot be, by what it holds; None where that says no more."""
    found = identified(head)
    if found is None or (found.is_short and b"\0" not in head):
        return None
    named = media_types().get(PurePosixPath(source_path).suffix[1:].lower())
    if named is None or found.form in READ_FORMS or found.form == named.form:
        return _misnamed(found) if named != found and found.form in READ_FORMS else _unread(found, found.form)
    return _misnamed(found)


def check_signature(content: bytes, kind: MediaType) -> None:
    """Raise UnreadableFileError("binary") for the known signature of another kind.

    Word documents and PDF files are left to their readers, which know more of what may precede them.
    """
    found = identified(content)
    if found is None or found == kind or (kind.form == "docx" and found.media_type in _LEFT_TO_DOCX):
        return
    # BM or MZ can start a text too; such short signatures need a control character behind them
    if not found.is_short or b"\0" in content[:64] or kind.form not in _TEXTUAL:
        raise _misnamed(found)


def misnamed(media_type: str) -> UnreadableFileError:
    """The error for a content that is of another kind than its name says."""
    return _misnamed(next(row for row in _rows() if row.media_type == media_type))


def _misnamed(found: MediaType) -> UnreadableFileError:
    return _unread(found, "misnamed" if found.form in READ_FORMS else f"{found.form}_misnamed")


def _unread(found: MediaType, situation: str) -> UnreadableFileError:
    return refusal(situation, chinese=found.chinese, english=found.english)


def _signature_pattern(signature: str) -> bytes:
    """The pattern of a signature such as 7573746172@257 or 52494646........57454250."""
    match = _SIGNATURE.fullmatch(signature)
    if match is None:
        raise VocabularyError(f"media_types.csv: {signature!r} is no signature")
    pairs = [match.group(1)[at : at + 2] for at in range(0, len(match.group(1)), 2)]
    written = b"".join(b"." if pair == ".." else re.escape(bytes.fromhex(pair)) for pair in pairs)
    return b".{%d}%b" % (int(match.group(2) or 0), written)
