"""Finding numerals in clean text: one pass over the phrases that hold numerals and the numbers between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zongjie.numerals.vocabulary import CHINESE_NUMERALS, FORMAL_NUMERALS, phrases

_ANY = f"[{CHINESE_NUMERALS}]"
_SCALE_TAIL = (
    r"(?:[余多来几]?(?:个(?=[多余]?[万亿]))?[多余]?(?:[百万亿]|千(?![瓦克米伏兆]))+(?:\d+(?:\.\d+)?[百千万]*)?)*"
)
_ARABIC = (
    r"(?<![^\s。；;])\d{1,2}(?=\.\d{1,3}[名所人位次项件门篇台余多])"  # people are counted whole: 2.15名 is item 2
    r"|\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?"
    r"|\d{3,}、\d{2}(?=[万亿])"
    r"|\d+(?:[.．·•・](?!(?:19|20)\d\d年)\d+(?!\d*月))*"
)
_BLANK_BEFORE_SCALE = r"(?:[ \u00a0](?=[万亿][余多]?[ \u00a0]?[元人名册平亩台套件字吨公千立条]))?"
"""12.3 万元: converters of pages put a blank between number and scale."""
_MASKED = r"\d{1,3}[xX×✕_＿*＊○]{1,3}(?![A-Za-z_\d])"
_CHINESE = (
    rf"[一二两三四五六七八九](?=千[瓦克米])"
    rf"|(?<=(?<![提最很较更年上])[高初])[一二三](?=十[一二三四五六七八九]?(?:个|名|位)?(?:教学)?(?:班|教师|学生|人(?!次)))"
    rf"|[百千万]分之(?:\d+(?:\.\d+)?|{_ANY}+(?:点{_ANY}+)?)"
    rf"|{_ANY}+分之{_ANY}+"
    rf"|{_ANY}+点[〇零一二三四五六七八九]+(?=[万亿倍米分元%％度公个])"
    rf"|{_ANY}+[·•・]{_ANY}+"
    rf"|{_ANY}+个[多余]?亿"
    rf"|(?<![人次分总基指参系函代多少无倍级个对])数(?=[十百千万亿])(?:[十百千万亿]+)(?![一二两三四五六七八九分])"
    rf"|几[十百千万亿]+|{_ANY}+(?:几[十百千万亿]*(?={_ANY}|[\u4e00-\u9fff]))?(?:[余多来][百千万亿]+)*"
)
_FORMAL = rf"[{FORMAL_NUMERALS}](?:[零{FORMAL_NUMERALS}]*[拾佰仟万亿][零万亿{FORMAL_NUMERALS}]*)"
NUMBER = re.compile(
    rf"(?P<time>\d{{1,2}}[:：]\d{{2}}[:：]\d{{2}})"
    rf"|(?P<ratio>\d+(?:\.\d+)?\s?[:：∶比]\s?\d+(?:\.\d+)?(?![\d:：∶]))"
    rf"|(?P<fraction>\d+[/／]\d+(?![\d/／]))"
    rf"|(?P<masked>{_MASKED}(?:[余多]?[百千万亿]+)?)"
    rf"|(?P<arabic>(?:{_ARABIC})(?:分之\d+)?{_BLANK_BEFORE_SCALE}{_SCALE_TAIL})"
    rf"|(?P<formal>{_FORMAL})"
    rf"|(?P<chinese>{_CHINESE})"
    rf"|(?P<circled>[①-⑳㈠-㈩])"
)
_CANDIDATE = re.compile(rf"[\d{CHINESE_NUMERALS}{FORMAL_NUMERALS}几数①-⑳㈠-㈩]")
_FORMS = {form: form for form in NUMBER.groupindex} | {"formal": "chinese"}
_CHARACTERS = re.compile(rf"\d+|{_ANY}+")
_REGION = re.compile(
    rf"《[^》《\n]{{1,60}}》|[“‘](?:{_ANY}|\d+[+＋])[^”“’‘\n]{{1,16}}[”’]|[“‘][^”“’‘\n，。；、\d]{{2,16}}[”’]"
    rf"|[\"＂]{_ANY}[^\"＂，。；：,;\n]{{1,8}}[\"＂]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#:-]+|[\w.-]+@[\w-]+\.[\w.]+")
_MASKED_NUMBER = re.compile(r"(?:\d*|[一二三四五六七八九]?十)[xX×✕_＿*＊#○□]+\d*(?:[余多]?[百千万亿]+)?")
# a grade or a class by its number is no quantity: x年级x班, x年x班, 初x, x(1)班
_WIPED_GRADE = re.compile(
    r"年级|(?<=年级.)班|(?<=年级..)班|(?<=年.)班|(?<=年..)班|年(?=[（(]?[一二三四五六七八九xX×_\d]{1,2}[）)]?班)|[（(][一二三四五六七八九\d]{1,2}[）)]班"
)
_SCHOOL_STAGE = re.compile(r"(?<![提最崇增升更较])[高初]$")
_PLACEHOLDER_PARTS = re.compile(rf"\d*[xX×✕_＿*＊#○□]+\d*|\d+|{_ANY}+")
_MASKED_QUANTITIES = frozenset({"count", "scrubbed_number", "money"})
_MASKED_DATES = frozenset({"year", "year_range", "month_day", "session"})
_NUMERAL_START = frozenset(CHINESE_NUMERALS + "0123456789")
_NUMBER_BEFORE = _NUMERAL_START | {"第"}


class Mask(NamedTuple):
    """A placeholder in clean text."""

    start: int
    end: int
    kind: str


class Token(NamedTuple):
    """A numeral at text[start:end].

    `form` is the group of NUMBER that matched, or `fixed` where phrase, address or placeholder decide
    the class already (`numeral_class`, `rule`). `in_name`: it stands in a book title or a quoted slogan.
    """

    start: int
    end: int
    form: str
    numeral_class: str = ""
    rule: str = ""
    in_name: bool = False


class _Stretch(NamedTuple):
    """A stretch of text that is not read as numbers: its numerals have one class."""

    start: int
    end: int
    numeral_class: str
    rule: str


def scan(text: str, masks: Sequence[Mask]) -> list[Token]:
    """All numerals of a clean text from left to right, without overlaps."""
    tokens: list[Token] = []
    position = 0
    regions = iter([match.span() for match in _REGION.finditer(text)])
    region = next(regions, None)
    for stretch in (*_stretches(text, masks), None):
        until = stretch.start if stretch else len(text)
        for match in _numbers(text, position, until):
            start, end = match.span()
            while region and region[1] <= start:
                region = next(regions, None)
            inside = region is not None and region[0] < start
            tokens.append(Token(start, end, _FORMS[match.lastgroup or ""], in_name=inside))
        if stretch is None:
            break
        tokens.extend(_fixed(text, stretch))
        position = stretch.end
    return tokens


def _numbers(text: str, position: int, until: int) -> Iterator[re.Match[str]]:
    """The matches of NUMBER in text[position:until]; jumps to characters that can start a number."""
    while candidate := _CANDIDATE.search(text, position, until):
        match = NUMBER.match(text, candidate.start(), until)
        position = match.end() if match else candidate.end()
        if match:
            yield match


def _fixed(text: str, stretch: _Stretch) -> Iterator[Token]:
    """The numerals of a stretch whose class is known."""
    if stretch.numeral_class == "measurement":
        yield Token(stretch.start, stretch.end, "masked", rule=stretch.rule)
        return
    pattern = _PLACEHOLDER_PARTS if stretch.numeral_class == "placeholder" else _CHARACTERS
    for match in pattern.finditer(text, stretch.start, stretch.end):
        yield Token(match.start(), match.end(), "fixed", stretch.numeral_class, stretch.rule)


def _stretches(text: str, masks: Sequence[Mask]) -> list[_Stretch]:
    """Phrases, addresses and placeholders that hold numerals, in order and without overlaps."""
    found = list(_mask_stretches(text, masks))
    if "www" in text or "http" in text or "@" in text:
        found += [_Stretch(*match.span(), "contact", "address") for match in _ADDRESS.finditer(text)]
    found += [
        _Stretch(match.start, match.end, match.entry, "phrase")
        for match in phrases().find(text)
        if match.entry != "number"
    ]
    found.sort(key=lambda stretch: (stretch.start, -stretch.end))
    kept: list[_Stretch] = []
    end = 0
    for stretch in found:
        if stretch.start >= end and (stretch.rule != "phrase" or _stands_alone(text, stretch.start, end)):
            kept.append(stretch)
            end = stretch.end
    return kept


def _mask_stretches(text: str, masks: Sequence[Mask]) -> Iterator[_Stretch]:
    """Masks that stand for years and days, and the wiped digits of masked quantities."""
    for mask in masks:
        if mask.kind in _MASKED_QUANTITIES:
            if core := _MASKED_NUMBER.search(text, mask.start, mask.end):
                is_grade = _is_wiped_grade(text, *core.span())
                yield _Stretch(*core.span(), "placeholder" if is_grade else "measurement", mask.kind)
        elif mask.kind in _MASKED_DATES:
            yield _Stretch(mask.start, mask.end, "placeholder", mask.kind)


def _is_wiped_grade(text: str, start: int, end: int) -> bool:
    """Whether a wiped number names a grade or a class instead of counting any."""
    if _WIPED_GRADE.match(text, end):
        return True
    return text[max(start - 1, 0) : start] in ("高", "初") and bool(
        _SCHOOL_STAGE.search(text, max(start - 2, 0), start)
    )


def _stands_alone(text: str, start: int, previous_end: int) -> bool:
    """Whether a phrase at `start` does not continue a number (二十一流) or an ordinal (第一批)."""
    if start in {0, previous_end} or text[start] not in _NUMERAL_START:
        return True
    previous = text[start - 1]
    return previous not in _NUMBER_BEFORE and not (previous == "." and text[start].isdigit())
