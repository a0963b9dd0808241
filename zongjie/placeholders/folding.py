"""One form for characters that mean the same, one for one, so that every offset stays."""

from __future__ import annotations

import re
import sys
from functools import cache

import numpy as np
from numpy.typing import NDArray

from zongjie.placeholders.vocabulary import glyph_variants
from zongjie.text.traditional import traditional_table

_KEPT_WIDE = "，；：？！（）"
# Chinese punctuation that happens to have an ASCII twin stays: later rules read both forms.
FOLDING = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in _KEPT_WIDE} | {
    0x3000: " ",
    0xA0: " ",
    0x09: " ",
    0xFF3F: "_",
}
_LINE_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LONE_RETURN = re.compile(r"\r(?!\n)")


def fold_characters(text: str) -> str:
    """Width, line ends, traditional characters and look-alikes of mask characters folded; the length stays."""
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return fold_glyphs(_table()[codes].tobytes().decode("utf-32-le", "surrogatepass"))


@cache
def _table() -> NDArray[np.uint32]:
    """What each code point becomes. A table for all of them takes a text in one step."""
    table = np.arange(sys.maxunicode + 1, dtype="<u4")
    folded = FOLDING | {ord(line_end): "\n" for line_end in _LINE_ENDS} | traditional_table()
    for code, character in folded.items():
        table[code] = ord(character)
    return table


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
