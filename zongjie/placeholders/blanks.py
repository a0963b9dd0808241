"""Wiped words without a number of their own: what stands around them says what they were."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zongjie.placeholders.placeholder import Placeholder
from zongjie.placeholders.quantities import quantity_tail
from zongjie.placeholders.suffixes import institution, suffix_at, whole_school_name
from zongjie.placeholders.vocabulary import (
    AMOUNT,
    BARE,
    censored_words,
    contexts,
    glyphs,
)
from zongjie.placeholders.wiped_dates import wiped_date

_REACH = 12
"""How many characters before a mask are looked at."""

_FILTERED_LENGTHS = {"*": (1, 3), "_": (1,)}
"""How long the runs are that a word filter leaves: one star a character, three a name that may not be named."""

_NAMES = frozenset({"org", "place", "person"})
_LINE_REACH = 80
_SHORTEST_TITLE_PART = 4
_CLAUSE_MARK = re.compile("[，,。；;、：:”]")
_LENGTH_OF_A_NAME = 3
_LONGEST_BARE = 4
"""How long a Chinese name is; how long a bare run may be a name at all."""

_QUOTES = {"《": "》", "“": "”", "〈": "〉", "「": "」", '"': '"', "<": ">"}
_BLANK = re.compile(" (?=[\u3400-\u9fff%])")
_ORDINAL_SIGN = re.compile(r"第\s?$")
_ORDINALS = re.compile(r"\s?(?:届|次|期|轮|批)")
_RANKS = re.compile(r"\s?(?:名|位|号|条|章|个)")
_EVENTS = re.compile(r"\s?个(?=[^，。；、]{0,10}(?:节|日|周|月|年|纪念|五年))")
_ROUND_BRACKETS = {"(": ")", "（": "）"}
_DOCUMENT_BRACKETS = {"〔": "〕", "[": "]", "【": "】", "﹝": "﹞"}
_DOCUMENT_NUMBER = re.compile(r"\s?第?[\dxX×_*]{1,4}\s?号")
_DECIMALS = re.compile(r"(?:,[xX×_*]{3})*(?:\.(?:[xX×_*]{1,3}|\d{1,3}))?(?![xX×_*\d])")
_PLACE_WON = re.compile("(?:居|列|排|排名|名次)[^，。；、]{0,8}$")
_POWERS = frozenset("万亿")
_PARTIAL = re.compile(r"(?:\d+\.?|(?P<tens>[一二三四五六七八九]?十))$")
_TENS = frozenset("一二三四五六七八九十")
_YEARS = re.compile(r"\s?年(?![代级级])")
_CLAUSE_END = re.compile(r"[,，。；;、\s”)）]|$")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of one mask character at text[start:end]."""

    start: int
    end: int
    glyph: str

    @property
    def is_filtered_word(self) -> bool:
        """Whether a word filter rather than a scrubber left it."""
        return self.end - self.start in _FILTERED_LENGTHS.get(self.glyph, ())


def wiped_word(text: str, run: Run) -> Placeholder | None:
    """What a run of mask characters stands for, or None if nothing shows that it is a mask."""
    if run.end - run.start < _least(run.glyph):
        return None
    found = _shown(text, run) or _by_context(text, run) or _bare(text, run)
    separates = found is not None and found.kind in _NAMES and run.is_filtered_word and run.glyph == "_"
    return None if separates and _is_layout(text, run) else found


def _shown(text: str, run: Run) -> Placeholder | None:
    """A wiped word of which its own suffix, unit or brackets show what it was.

    One blank before the suffix is passed over, for some authors set blanks around Latin letters.
    """
    digits = _PARTIAL.search(text, max(run.start - 6, 0), run.start)
    found = (
        (_partial_number(text, run, digits.start()) if digits else None)
        or _bracketed(text, run)
        or _ordinal(text, run)
        or wiped_date(text, run.start, run.end)
        or _cut_party_word(text, run)
        or _with_suffix(text, run)
        or _number(text, run)
        or _school(text, run)
        or _quoted(text, run)
    )
    if found is None and _BLANK.match(text, run.end):
        return _shown(text, Run(run.start, run.end + 1, run.glyph))
    return found


def _bare(text: str, run: Run) -> Placeholder | None:
    """What a wiped word is by its length and character alone."""
    length = run.end - run.start
    if length == 1 and run.start and text[run.start - 1].isdigit():
        return None
    if run.is_filtered_word:
        if _is_layout(text, run):
            return None
        return Placeholder(run.start, run.end, "censored_word", "<word>", "filtered_word")
    if length > _LONGEST_BARE:
        return None
    if length == _LENGTH_OF_A_NAME:
        return Placeholder(run.start, run.end, "person", "<person>", "bare:three_characters")
    return Placeholder(run.start, run.end, "place", "<place>", "bare:place_by_default")


def _is_layout(text: str, run: Run) -> bool:
    """Whether a star or underscore orders the page: a bullet at the start of a line, a separator in a title."""
    line_start = max(text.rfind("\n", 0, run.start) + 1, run.start - _LINE_REACH)
    line_end = text.find("\n", run.end, run.end + _LINE_REACH)
    before, after = text[line_start : run.start], text[run.end : line_end if line_end >= 0 else run.end + _LINE_REACH]
    if run.glyph == "*":
        return not before.strip() and run.end - run.start == 1
    return min(len(before), len(after)) >= _SHORTEST_TITLE_PART and not _CLAUSE_MARK.search(before + after)


def _partial_number(text: str, run: Run, start: int) -> Placeholder | None:
    """A number of which only some digits were wiped (1xx名, 十x名); without a unit it is none."""
    suffix = suffix_at(text, run.end)
    tail = quantity_tail(text, _number_end(text, run), after_year=False)
    if text[start] in _TENS and (years := _YEARS.match(text, run.end)):  # 十x年: a number of years
        return _quantity(start, years.end(), "年", "duration", "partial_number")
    if (
        tail is None
        or (suffix and suffix.kind in {"place", "org"})
        or (start and (text[start - 1].isascii() and text[start - 1].isalnum()))
    ):
        return None
    return _quantity(start, tail.end, tail.unit, tail.dimension, "partial_number")


def _ordinal(text: str, run: Run) -> Placeholder | None:
    """第xx届, 第x次; 第xx名 is a wiped number."""
    sign = _ORDINAL_SIGN.search(text, max(run.start - 2, 0), run.start)
    if sign is None:
        return None
    if match := _ORDINALS.match(text, run.end) or _EVENTS.match(text, run.end):
        return Placeholder(
            sign.start(), match.end(), "session", f"<session:{match[0].strip()}>", f"ordinal:{match[0].strip()}"
        )
    if match := _RANKS.match(text, run.end):
        return Placeholder(
            sign.start(), match.end(), "count", f"<count:{match[0].strip()}>", f"ordinal:{match[0].strip()}"
        )
    if suffix := suffix_at(text, run.end):
        return Placeholder(
            sign.start(), run.end + len(suffix.absorbed), suffix.kind, suffix.canonical, f"ordinal:{suffix.suffix}"
        )
    kind = "count" if _PLACE_WON.search(text, max(sign.start() - _REACH, 0), sign.start()) else "session"
    return Placeholder(sign.start(), run.end, kind, f"<{kind}>", "ordinal:bare")


def _bracketed(text: str, run: Run) -> Placeholder | None:
    """〔xx〕5号: the year of a document number; （xx）所: a number that was wiped between its brackets."""
    opening, closing = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    if not opening or not closing:
        return None
    if _DOCUMENT_BRACKETS.get(opening) == closing and _DOCUMENT_NUMBER.match(text, run.end + 1):
        return Placeholder(run.start - 1, run.end + 1, "year", "<year:文号>", "bracketed:document_number")
    if _ROUND_BRACKETS.get(opening) == closing and (tail := quantity_tail(text, run.end + 1, after_year=False)):
        return _quantity(run.start - 1, tail.end, tail.unit, tail.dimension, "bracketed")
    return None


def _cut_party_word(text: str, run: Run) -> Placeholder | None:
    """*组, *政: the rest of a word whose first character a filter took."""
    if run.glyph != "*" or run.end - run.start != 1:
        return None
    for match in censored_words().starting_at(text, run.end):
        word = match.entry
        if not text.startswith(word.not_before, match.end):
            restored = None if text.endswith(word.not_after, 0, run.start) else word.restored
            return Placeholder(
                run.start,
                match.end,
                "censored_word",
                "<word>",
                f"censored_word:{word.rest}",
                restored=restored,
                clean=restored,
            )
    return None


def _with_suffix(text: str, run: Run) -> Placeholder | None:
    """xx市, x小学, __届: the longest suffix of the vocabulary, unless the context overrules its kind."""
    suffix = suffix_at(text, run.end)
    if suffix is None:
        return None
    end = run.end + len(suffix.absorbed)
    if overruled := _context(text, run, suffix.kind):
        return Placeholder(run.start, end, overruled, f"<{overruled}:{suffix.absorbed}>", f"{overruled}:by_context")
    if suffix.kind == "org":
        end = whole_school_name(text, end)
    return Placeholder(run.start, end, suffix.kind, suffix.canonical, f"suffix:{suffix.suffix}")


def _number(text: str, run: Run) -> Placeholder | None:
    """xx所, __万元, _万多元, x.x%; __万 without a unit is money where an amount is due."""
    if overruled := _context(text, run, "count"):
        if overruled == "session" and (counted := _ORDINALS.match(text, run.end)):  # x届x次教代会
            return Placeholder(
                run.start, counted.end(), "session", f"<session:{counted[0].strip()}>", "session:by_context"
            )
        return Placeholder(run.start, run.end, overruled, "<word>", f"{overruled}:by_context")  # 共产_员
    end = _number_end(text, run)
    if tail := quantity_tail(text, end, after_year=False):
        return _quantity(run.start, tail.end, tail.unit, tail.dimension, "number")
    if text[end : end + 1] in _POWERS and end < len(text):
        kind = _context(text, run, AMOUNT) or "count"
        return Placeholder(run.start, end + 1, kind, f"<{kind}>", "number:without_unit")
    return None


def _number_end(text: str, run: Run) -> int:
    """Where a wiped number ends whose whole part is the run: decimals belong to it."""
    decimals = _DECIMALS.match(text, run.end)
    return decimals.end() if decimals else run.end


def _quantity(start: int, end: int, unit: str, dimension: str, rule: str) -> Placeholder:
    kind = "money" if dimension == "money" else "count"
    return Placeholder(start, end, kind, f"<{kind}:{unit}>", f"{rule}:{unit}")


def _school(text: str, run: Run) -> Placeholder | None:
    """xx电子高专, x实验幼儿园, x术幼儿园: an institution whose name was wiped in part."""
    match = institution().match(text, run.end)
    if match is None:
        return None
    return Placeholder(
        run.start,
        whole_school_name(text, match.end()),
        "org",
        f"<org:{match['noun']}>",
        f"institution:{match['noun']}",
    )


def _quoted(text: str, run: Run) -> Placeholder | None:
    """《xxx》 and “x”: a title or a slogan; a single underscore in quotes is a filtered word."""
    opening = text[run.start - 1] if run.start else ""
    closing = _QUOTES.get(opening)
    if closing is None or text[run.end : run.end + 1] != closing:
        return None
    kind = "censored_word" if run.is_filtered_word and opening != "《" else "title"
    return Placeholder(run.start - 1, run.end + 1, kind, f"<{'word' if kind == 'censored_word' else kind}>", "quoted")


def _by_context(text: str, run: Run) -> Placeholder | None:
    """A wiped word that only its neighbours explain."""
    if _CLAUSE_END.match(text, run.end) and (kind := _context(text, run, AMOUNT)):
        return Placeholder(run.start, run.end, kind, f"<{kind}>", f"context:{kind}_due")
    if kind := _context(text, run, BARE):
        return Placeholder(run.start, run.end, kind, f"<{kind}>", f"context:{kind}")
    return None


@cache
def _context_patterns(applies_to: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Side, pattern and kind of the contexts that speak of `applies_to`."""
    return tuple(
        (row.side, re.compile(f"(?:{row.pattern})$" if row.side == "before" else row.pattern), row.kind)
        for row in contexts()
        if row.applies_to == applies_to
    )


def _context(text: str, run: Run, applies_to: str) -> str | None:
    """The kind that a neighbour of the mask shows, by the first row that fits."""
    before = text[max(run.start - _REACH, 0) : run.start]
    for side, pattern, kind in _context_patterns(applies_to):
        if pattern.search(before) if side == "before" else pattern.match(text, run.end):
            return kind
    return None


@cache
def _least(glyph: str) -> int:
    """The shortest bare run of the character that is a mask."""
    return next(row.least for row in glyphs() if row.glyph == glyph)
