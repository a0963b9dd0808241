"""From bytes to text: which encoding a file has, and how that is known."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from zongjie.documents.common_characters import LEAST_COMMON_SHARE, common_share
from zongjie.documents.mixed_encodings import from_lines, from_seven_bits, from_surrogates
from zongjie.documents.refusals import refusal

_SAMPLE = 100_000

DAMAGE_PER_10_000_BYTES = 5
"""A file with no more broken places than this is read, each of them as one replacement character."""
_FEW = 5
_BYTES_FOR_EACH_OF_FEW = 200
"""A small file may have a broken place in each so many bytes, up to _FEW."""
_LEAST_NULS_OF_UTF_32 = 0.45
"""Half of the bytes of Chinese in UTF-32 are NUL."""
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

    Tried in this order: byte order mark, UTF-32 or UTF-16 without one (by their NUL bytes), HZ and ISO-2022-CN,
    strict UTF-8, UTF-8 with surrogates, lines in UTF-8 and GB18030, UTF-8 with a few broken places, GB18030
    against Big5 and UTF-16 (by their share of common characters), whatever charset-normalizer finds, and
    at last the same encodings with a few broken places.
    Broken places become U+FFFD, and the evidence tells how many there are.
    Raises UnreadableFileError("undecodable") where nothing fits.
    """
    decoded = (
        _by_byte_order_mark(content)
        or _by_nul_bytes(content)
        or _by_escapes(content)
        or _strict(content, "utf-8", "strict UTF-8")
        or _by_surrogates(content)
        or _by_lines(content)
        or _least_damaged(content, ("utf-8",))
        or _best(content, ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be"), "strict decoding")
        or _by_charset_normalizer(content)
        or _least_damaged(content, ("gb18030", "big5hkscs"))
    )
    if decoded is None:
        raise refusal("undecodable")
    return decoded


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
    """UTF-32 or UTF-16 without a byte order mark: in UTF-16 digits and line ends have a NUL byte each."""
    if b"\0" not in content:
        return None
    if content.count(b"\0") >= _LEAST_NULS_OF_UTF_32 * len(content):
        wide = ("utf-32-le", "utf-32-be")
        evidence = "NUL bytes of UTF-32 without a byte order mark"
        found = _best(content, wide, evidence) or _least_damaged(content, wide)
        if found is not None:
            return found
    encodings = ("utf-16-le", "utf-16-be")
    evidence = "NUL bytes of UTF-16 without a byte order mark"
    # where UTF-8 fits, the NUL bytes are stray characters of it
    return _best(content, encodings, evidence) or (
        None if _strict(content, "utf-8", "") else _least_damaged(content, encodings)
    )


def _by_escapes(content: bytes) -> Decoded | None:
    """The encodings of seven bits that were used for mail and news."""
    found = from_seven_bits(content)
    return None if found is None else Decoded(*found, "escape sequences in ASCII")


def _by_surrogates(content: bytes) -> Decoded | None:
    """UTF-8 as Java and Oracle write it, pairs of surrogates for characters beyond U+FFFF; few may stand alone."""
    found = from_surrogates(content)
    if found is None or found[1] > _allowed(content) or common_share(found[0]) < LEAST_COMMON_SHARE:
        return None
    told = f" but for {found[1]} broken places, read as U+FFFD, in {len(content)} bytes" if found[1] else ""
    return Decoded(found[0], "utf-8", f"UTF-8 with surrogates{told}")


def _by_lines(content: bytes) -> Decoded | None:
    """Lines in UTF-8 and lines in GB18030."""
    found = from_lines(content)
    return None if found is None else Decoded(found[0], "utf-8+gb18030", f"UTF-8 but for {found[1]} lines of GB18030")


def _allowed(content: bytes) -> int:
    """How many broken places a file may have."""
    few = min(_FEW, len(content) // _BYTES_FOR_EACH_OF_FEW)
    return max(few, len(content) * DAMAGE_PER_10_000_BYTES // 10_000)


def _least_damaged(content: bytes, encodings: tuple[str, ...]) -> Decoded | None:
    """The encoding with the fewest broken places, if they are few enough and Chinese comes out."""
    allowed = _allowed(content)
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
