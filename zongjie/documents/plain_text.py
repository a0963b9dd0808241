"""Texts, and what every text must be before it counts as a document."""

from __future__ import annotations

import re

from zongjie.documents.columns import stated_by
from zongjie.documents.decoding import decode
from zongjie.documents.extracted import Extracted
from zongjie.documents.limits import ReadLimits
from zongjie.documents.refusals import refusal
from zongjie.errors import UnreadableFileError
from zongjie.text.front_matter import MEDIA_TYPE as MARKDOWN
from zongjie.text.front_matter import find_front_matter

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NO_CONTROLS = bytes(code for code in range(256) if not _CONTROL.match(chr(code)))
_WHITE_SPACE = tuple(character for character in map(chr, range(0x3001)) if character.isspace())
_LINE_END = re.compile(r"[\n\r]")
_SAMPLE = 65536
_NO_YAML = ", no YAML, read line by line"
BINARY_SHARE = 0.02
"""More control characters than this do not occur in texts."""
EMPTY_LENGTH = 20_000
EMPTY_SHARE = 0.01
"""A text of at least EMPTY_LENGTH characters of which fewer than EMPTY_SHARE are visible is damaged."""


def read_plain_text(content: bytes, media_type: str) -> Extracted:
    """The text exactly as it is stored; what the front matter of Markdown states is kept beside it.

    Raises UnreadableFileError("undecodable") or ("binary").
    """
    try:
        decoded = decode(content)
    except UnreadableFileError:
        # the controls of UTF-16 are halves of characters, so they count only where no encoding fits
        _check_controls(len(content[:_SAMPLE].translate(None, _NO_CONTROLS)), len(content[:_SAMPLE]))
        raise
    _check_controls(len(_CONTROL.findall(decoded.text[:_SAMPLE])), len(decoded.text[:_SAMPLE]))
    head = find_front_matter(decoded.text) if media_type == MARKDOWN else None
    if head is None:
        return Extracted(decoded.text, decoded.encoding, decoded.evidence, media_type)
    told = f"{decoded.evidence}; front matter of {head.end} characters{'' if head.is_yaml else _NO_YAML}"
    return Extracted(decoded.text, decoded.encoding, told, media_type, stated_by(head.fields))


def check_text(text: str, limits: ReadLimits) -> None:
    """Raise UnreadableFileError for a text that cannot be a Chinese document."""
    if not text or text.isspace():
        raise refusal("blank_text")
    if not _HAN.search(text):
        raise refusal("no_chinese_text")
    if len(text) >= EMPTY_LENGTH and len(text) - sum(map(text.count, _WHITE_SPACE)) < EMPTY_SHARE * len(text):
        raise refusal("mostly_blank")
    if len(text) > limits.max_line_characters and _longest_line(text) > limits.max_line_characters:
        raise refusal("line_too_long", limit=limits.max_line_characters)


def _longest_line(text: str) -> int:
    """The length of the longest line; nothing is copied, however many lines there are."""
    longest = start = 0
    for match in _LINE_END.finditer(text):
        longest = max(longest, match.start() - start)
        start = match.end()
    return max(longest, len(text) - start)


def _check_controls(controls: int, length: int) -> None:
    """Raise UnreadableFileError where `length` bytes or characters hold too many controls for a text."""
    if controls > BINARY_SHARE * length:
        raise refusal("binary_content")
