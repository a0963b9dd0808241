"""One form for characters that mean the same, one for one, so that every offset stays."""

from __future__ import annotations

import re
from functools import cache

from zongjie.placeholders.vocabulary import glyph_variants
from zongjie.text.traditional import fold_traditional

_KEPT_WIDE = "，；：？！（）"
# Chinese punctuation that happens to have an ASCII twin stays: later rules read both forms.
FOLDING = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT_WIDE} | {
    0x3000: " ",
    0xA0: " ",
    0x09: " ",
    0xFF3F: "_",
}
_FOLDABLE = re.compile("[" + "".join(re.escape(chr(code)) for code in FOLDING) + "]")


_LINE_END = re.compile(r"\r(?!\n)|[\v\f\x1c-\x1e\x85\u2028\u2029]")


def fold_characters(text: str) -> str:
    """Width, line ends, traditional characters and look-alikes of mask characters folded; the length stays."""
    return fold_glyphs(fold_traditional(fold_width(_LINE_END.sub("\n", text))))


def fold_width(text: str) -> str:
    """Full-width letters, digits and signs as ASCII, one character for one, so offsets stay."""
    return _FOLDABLE.sub(lambda match: FOLDING[ord(match[0])], text)


def fold_glyphs(text: str) -> str:
    """Look-alikes of mask characters as these, where two or more of one stand together or behind 20.

    Alone they are what they are: a bullet, a Roman ten, a Greek letter.
    """
    known, pattern, table = _variants()
    return pattern.sub(lambda match: match[0].translate(table), text) if known.search(text) else text


@cache
def _variants() -> tuple[re.Pattern[str], re.Pattern[str], dict[int, str]]:
    """The look-alikes, where they stand for a mask character, and for which."""
    table = {ord(row.variant): row.glyph for row in glyph_variants()}
    characters = "".join(map(chr, table))
    pattern = re.compile(rf"(?P<one>[{characters}])(?P=one)+|(?<=20\d)[{characters}]|(?<=20)[{characters}]")
    return re.compile(f"[{characters}]"), pattern, table
