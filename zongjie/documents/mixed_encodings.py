"""Texts that no single encoding of eight bits explains: escape sequences, surrogates, and lines in two encodings."""

from __future__ import annotations

import re

from zongjie.documents.common_characters import LEAST_COMMON_SHARE, common_share

REPLACEMENT = "\ufffd"
_HZ = re.compile(rb"~\{[\x21-\x77][\x21-\x7e]")
_DESIGNATION = b"\x1b$)A"
"""GB 2312 as the second set of ISO-2022-CN."""
_SHIFTED = re.compile(rb"\x0e([^\x0e\x0f\r\n]*)\x0f?")
_GRAPHIC = range(0x21, 0x7F)
_HIGH = bytes(code | 0x80 if code in _GRAPHIC else code for code in range(256))
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_CHINESE_IN_UTF_8 = re.compile(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){6}")
_LEAST_SHARE_OF_A_LINE = 0.5
"""UTF-8 that is read as GB18030 gives rare characters; a line must be surer than a file."""


def from_seven_bits(content: bytes) -> tuple[str, str] | None:
    """Text and encoding of bytes in HZ (RFC 1843) or ISO-2022-CN (RFC 1922, with GB 2312), which look like ASCII."""
    if not content.isascii():
        return None
    try:
        if _DESIGNATION in content:
            plain = _SHIFTED.sub(lambda match: match.group(1).translate(_HIGH), content.replace(_DESIGNATION, b""))
            found = plain.decode("gb2312"), "iso-2022-cn"
        elif _HZ.search(content):
            found = content.decode("hz"), "hz"
        else:
            return None
    except UnicodeDecodeError:
        return None
    return found if common_share(found[0]) >= LEAST_COMMON_SHARE else None


def from_surrogates(content: bytes) -> tuple[str, int] | None:
    """Text of UTF-8 whose characters beyond U+FFFF are pairs of surrogates (CESU-8), and how many stand alone."""
    try:
        stored = content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    text = stored.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text, text.count(REPLACEMENT) - stored.count(REPLACEMENT)


def from_lines(content: bytes) -> tuple[str, int] | None:
    """Text of a file whose lines are UTF-8 or GB18030, as scrapers glue them, and how many are GB18030.

    None where a line is neither, where all are the same, or where what GB18030 makes of a line is no usual Chinese.
    """
    if not _CHINESE_IN_UTF_8.search(content):
        return None
    texts: list[str] = []
    in_gb18030 = 0
    for match in _LINE.finditer(content):
        line = match.group()
        try:
            texts.append(line.decode("utf-8"))
            continue
        except UnicodeDecodeError:
            in_gb18030 += 1
        try:
            text = line.decode("gb18030")
        except UnicodeDecodeError:
            return None
        if common_share(text) < _LEAST_SHARE_OF_A_LINE:
            return None
        texts.append(text)
    return ("".join(texts), in_gb18030) if in_gb18030 else None
