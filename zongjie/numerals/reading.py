"""Reading a clean text: the class of each numeral, and the quantities that they state."""

from __future__ import annotations

from collections.abc import Sequence

from zongjie.numerals.figures import Numeral, Quantity, Reading, Refusal
from zongjie.numerals.quantities import joined, quantity, rank, share_units
from zongjie.numerals.scanning import Mask, Token, scan
from zongjie.numerals.vocabulary import class_patterns, cue

_LONGEST = 24
"""Characters of a number; what is longer, a code or a run of digits from a broken file, states no figure."""
LARGEST = 1e15
"""No figure of a report is larger, in its unit; products of such figures can still be computed."""
_ENDS_OF_RANGES = frozenset({"arabic", "chinese", "masked"})
_STRONGER_THAN_ORDINAL = frozenset({"name", "document_number", "list_marker"})


def read(text: str, masks: Sequence[Mask] = ()) -> Reading:
    """Classify every numeral of a clean text and read the quantities among them.

    `masks` are the placeholders of the text in clean offsets, in order.
    """
    tokens = scan(text, masks)
    reading = Reading([], [])
    index = 0
    while index < len(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        index += _read_token(text, tokens[index], following, reading)
    share_units(text, reading.quantities)
    return reading


_QUOTES = frozenset('“‘＂"')


def _read_token(text: str, token: Token, following: Token | None, reading: Reading) -> int:
    """Read one token into `reading`; the number of tokens used (2 for a range)."""
    if refused := _known_class(text, token, reading):
        reading.numerals.append(Numeral(token.start, token.end, *refused))
        return 1
    if following and (both := _range(text, token, following)):
        _add(reading, both, token, following)
        return 2
    found = quantity(text, token)
    if isinstance(found, Quantity) and (found.value_max or 0.0) > LARGEST:
        found = _beyond_counting(token)
    if isinstance(found, Quantity):
        _add(reading, found, token)
    else:
        reading.numerals.append(Numeral(token.start, token.end, *found))
    return 1


def _add(reading: Reading, found: Quantity, *tokens: Token) -> None:
    """Add a quantity and the numerals that state it."""
    number = len(reading.quantities)
    reading.quantities.append(found)
    reading.numerals.extend(Numeral(token.start, token.end, "measurement", found.rule, number) for token in tokens)


def _known_class(text: str, token: Token, reading: Reading) -> Refusal | None:
    """The class of a numeral that phrase, placeholder, surroundings or a name around it decide."""
    if token.form == "fixed":
        return Refusal(token.numeral_class, token.rule)
    if reading.quantities and token.start < reading.quantities[-1].end:
        # 百 in 百分点, 千 in 千瓦: the unit of the quantity before holds a numeral character
        return Refusal("word", "inside_unit")
    if _is_too_long(token):
        return _beyond_counting(token)
    if token.rule:
        return None
    return _by_surroundings(text, token) or _inside_name(text, token)


def _is_too_long(token: Token) -> bool:
    """Whether a number has more characters than any that is stated; blanks may be long."""
    return token.end - token.start > _LONGEST and token.form != "masked"


def _beyond_counting(token: Token) -> Refusal:
    """The class of a number that is too long or too large to be a figure: a code in digits, else words in a row."""
    return Refusal("word" if token.form == "chinese" else "name", "beyond_counting")


def _inside_name(text: str, token: Token) -> Refusal | None:
    """The class of a numeral in a title or a quoted slogan; “零事故” and “每天锻炼一小时” are figures all the same."""
    if not token.in_name or (text[token.start : token.end] == "零" and cue("zero_fact").match(text, token.end)):
        return None
    opens = text[token.start - 1 : token.start] in _QUOTES  # “十分钟健身圈” is a name
    if not opens and cue("quoted_norm").match(text, token.end):
        return None
    return Refusal("name", "inside_name")


def _by_surroundings(text: str, token: Token) -> Refusal | None:
    """The class of a numeral that its surroundings show to state no quantity."""
    found = _first_pattern(text, token)
    if not cue("ordinal_sign").search(text[max(0, token.start - 2) : token.start]):
        return found
    if found and found.numeral_class in _STRONGER_THAN_ORDINAL:
        return found
    return None if rank(text, token) else Refusal("ordinal", "ordinal_prefix")


def _first_pattern(text: str, token: Token) -> Refusal | None:
    """The first pattern of surroundings that matches at a token."""
    found = class_patterns("chinese" if token.form == "chinese" else "arabic").at(text, token.start)
    return Refusal(*found.entry) if found else None


def _range(text: str, token: Token, following: Token) -> Quantity | None:
    """The range that two tokens state, if both are plain numbers of one notation."""
    if token.form != following.form or token.form not in _ENDS_OF_RANGES or following.in_name:
        return None
    if _is_too_long(following):
        return None
    found = joined(text, token, following)
    if found and (found.value_max or 0.0) > LARGEST:
        return None
    return None if found and _by_surroundings(text, following) else found
