"""From bytes to text: which encoding a file has, and how that is known."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from charset_normalizer import from_bytes

from zongjie.documents.refusals import refusal
from zongjie.errors import VocabularyError
from zongjie.vocabulary import load_yaml

LEAST_COMMON_SHARE = 0.35
"""In a right decoding of Chinese at least this share of all characters beyond ASCII is common ones."""
_SAMPLE = 100_000

DAMAGE_PER_10_000_BYTES = 5
"""A file with no more broken places than this is read, each of them as one replacement character."""
_FEW = 5
_BYTES_FOR_EACH_OF_FEW = 200
"""A small file may have a broken place in each so many bytes, up to _FEW."""
_RESYNCHRONISE = "zongjie.resynchronise"
_LOOK_AHEAD = 24
_MOST_PER_PLACE = 20
"""A broken place can bring others along to the end of its line where reading does not resynchronise."""
REPLACEMENT = "\ufffd"

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32-LE starts like UTF-16-LE, so it must be tried first
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was stored in, and the evidence for that in a few words."""

    text: str
    encoding: str
    evidence: str


def decode(content: bytes) -> Decoded:
    """Decode the bytes of a text file; only a byte order mark is taken away, newlines stay as they are.

    Tried in this order: byte order mark, UTF-16 without one (by its NUL bytes), strict UTF-8, UTF-8
    with a few broken places, GB18030 against Big5 and UTF-16 (by their share of common characters),
    whatever charset-normalizer finds, and at last the same encodings with a few broken places.
    Broken places become U+FFFD, and the evidence tells how many there are.
    Raises UnreadableFileError("undecodable") where nothing fits.
    """
    decoded = (
        _by_byte_order_mark(content)
        or _by_nul_bytes(content)
        or _strict(content, "utf-8", "strict UTF-8")
        or _least_damaged(content, ("utf-8",))
        or _best(content, ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be"), "strict decoding")
        or _by_charset_normalizer(content)
        or _least_damaged(content, ("gb18030", "big5hkscs"))
    )
    if decoded is None:
        raise refusal("undecodable")
    return decoded


def common_share(text: str) -> float:
    """The share of common Chinese characters among those beyond ASCII; 0 where there are none."""
    beyond_ascii = [character for character in text[:_SAMPLE] if character > "\x7f"]
    if not beyond_ascii:
        return 0.0
    return sum(character in common_characters() for character in beyond_ascii) / len(beyond_ascii)


@cache
def common_characters() -> frozenset[str]:
    """The characters of `common_characters.yaml`."""
    groups = load_yaml("common_characters")
    if not isinstance(groups, dict) or set(groups) != {"simplified", "traditional", "punctuation"}:
        raise VocabularyError("common_characters.yaml: it must hold simplified, traditional and punctuation")
    return frozenset(character for group in groups.values() for character in str(group) if character > "\x7f")


def _by_byte_order_mark(content: bytes) -> Decoded | None:
    """The text behind a byte order mark, if there is one and the bytes after it fit it, a few aside."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            rest = content[len(mark) :]
            decoded = _strict(rest, encoding, "byte order mark") or _least_damaged(rest, (encoding,))
            if decoded is not None:
                return decoded
    return None


def _by_nul_bytes(content: bytes) -> Decoded | None:
    """UTF-16 without a byte order mark: digits and line ends have a NUL byte each."""
    if b"\0" not in content:
        return None
    encodings = ("utf-16-le", "utf-16-be")
    evidence = "NUL bytes of UTF-16 without a byte order mark"
    # where UTF-8 fits, the NUL bytes are stray characters of it
    return _best(content, encodings, evidence) or (
        None if _strict(content, "utf-8", "") else _least_damaged(content, encodings)
    )


def _least_damaged(content: bytes, encodings: tuple[str, ...]) -> Decoded | None:
    """The encoding with the fewest broken places, if they are few enough and Chinese comes out."""
    allowed = max(min(_FEW, len(content) // _BYTES_FOR_EACH_OF_FEW), len(content) * DAMAGE_PER_10_000_BYTES // 10_000)
    if not allowed:
        return None
    candidates: list[tuple[int, Decoded]] = []
    for encoding in encodings:
        if content.decode(encoding, "replace").count(REPLACEMENT) > _MOST_PER_PLACE * allowed:
            # to look at each place takes time, and there are far too many
            continue
        text = content.decode(encoding, _RESYNCHRONISE)
        # a replacement character that was stored as such is no damage found here
        stored = REPLACEMENT.encode(encoding, "ignore")
        broken = text.count(REPLACEMENT) - (content.count(stored) if stored else 0)
        if 0 < broken <= allowed and common_share(text) >= LEAST_COMMON_SHARE:
            evidence = f"{encoding} but for {broken} broken places, read as U+FFFD, in {len(content)} bytes"
            candidates.append((broken, Decoded(text, encoding, evidence)))
    return min(candidates, key=lambda candidate: candidate[0])[1] if candidates else None


def _resynchronise(error: UnicodeError) -> tuple[str, int]:
    """Replace a broken place and go on at the next byte, or at the one after it if more common characters follow.

    Without this the second half of a character would pair with the first half of the next, to the end of the line.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    rest = error.object[error.end : error.end + _LOOK_AHEAD]
    shares = [common_share(rest[skipped:].decode(error.encoding, "ignore")) for skipped in (0, 1)]
    return REPLACEMENT, error.end + (1 if shares[1] > shares[0] and rest else 0)


codecs.register_error(_RESYNCHRONISE, _resynchronise)


def _strict(content: bytes, encoding: str, evidence: str) -> Decoded | None:
    """The text if every byte fits `encoding` and every character can be stored."""
    try:
        text = content.decode(encoding)
        # a lone surrogate would decode here and fail in every table later
        text.encode("utf-8")
    except UnicodeError:
        return None
    return Decoded(text, encoding, evidence)


def _best(content: bytes, encodings: tuple[str, ...], evidence: str) -> Decoded | None:
    """Of the encodings that fit, the one with the largest share of common characters, if it is large enough."""
    candidates = [(common_share(decoded.text), decoded) for decoded in _fitting(content, encodings)]
    if not candidates:
        return None
    share, decoded = max(candidates, key=lambda candidate: candidate[0])
    if share < LEAST_COMMON_SHARE:
        return None
    return Decoded(decoded.text, decoded.encoding, f"{evidence}, {share:.0%} common characters")


def _fitting(content: bytes, encodings: tuple[str, ...]) -> Iterator[Decoded]:
    """The encodings that decode every byte."""
    for encoding in encodings:
        decoded = _strict(content, encoding, "strict decoding")
        if decoded is not None:
            yield decoded


def _by_charset_normalizer(content: bytes) -> Decoded | None:
    """What charset-normalizer makes of the bytes, if common Chinese characters come out."""
    guess = from_bytes(content[:_SAMPLE]).best()
    if guess is None:
        return None
    decoded = _strict(content, guess.encoding, f"charset-normalizer, chaos {guess.chaos:.2f}")
    return decoded if decoded is not None and common_share(decoded.text) >= LEAST_COMMON_SHARE else None
