"""A text as an array of the characters that copies share, and hashes of its shingles."""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Positions = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

MASK_LETTERS = "xXｘＸ"
"""What scrubbers write where they wiped something, besides punctuation: copies are scrubbed differently."""

_FACTORS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Letters and digits of a text, width and case folded; punctuation, blanks and masks are left out.

    `codes[i]` is the folded code point of the character at `positions[i]` of the text.
    """

    codes: Codes
    positions: Positions

    def __len__(self) -> int:
        return len(self.codes)


def fold(text: str) -> FoldedText:
    """Fold `text`: O(length), vectorised."""
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded = _folding_table()[raw]
    positions = np.flatnonzero(folded)
    return FoldedText(folded[positions], positions.astype(np.int64))


def shingle_hashes(codes: Codes, length: int) -> Hashes:
    """64-bit hashes of all runs of `length` characters, in order; empty where the text is shorter."""
    count = len(codes) - length + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    # unsigned arithmetic wraps around, which is what a polynomial hash wants
    for offset in range(length):
        hashes *= _FACTORS[0]
        hashes += codes[offset : offset + count]
    hashes ^= hashes >> np.uint64(30)
    hashes *= _FACTORS[1]
    hashes ^= hashes >> np.uint64(27)
    hashes *= _FACTORS[2]
    hashes ^= hashes >> np.uint64(31)
    return hashes


def winnow(hashes: Hashes, window: int) -> Hashes:
    """The fingerprints of a text: the distinct minima of all windows of `window` neighbouring hashes.

    Two texts that share a run of `window` neighbouring shingles share at least one fingerprint
    (Schleimer, Wilkerson and Aiken, "Winnowing", SIGMOD 2003), wherever the run stands in each.
    """
    if len(hashes) == 0:
        return hashes
    minima = hashes
    reach = 1
    # minimum over `window` neighbours by doubling: log2(window) passes instead of `window`
    while reach < window and len(minima) > 1:
        step = min(reach, window - reach, len(minima) - 1)
        minima = np.minimum(minima[:-step], minima[step:])
        reach += step
    return np.unique(minima)


@cache
def _folding_table() -> Codes:
    """Folded code point for each code point; 0 for what is left out."""
    table = np.zeros(sys.maxunicode + 1, dtype=np.uint32)
    for code in range(0x30000):
        character = chr(code)
        if not character.isalnum() or character in MASK_LETTERS:
            continue
        folded = unicodedata.normalize("NFKC", character).lower()
        table[code] = ord(folded) if len(folded) == 1 else code
    return table
