"""The forms in which collections write the headings of their articles, and the lines that have one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from zongjie.articles.lines import Line, text_of
from zongjie.articles.numbering import NUMBER, parse_number
from zongjie.errors import VocabularyError
from zongjie.vocabulary import PhraseMatcher, check_patterns, check_unique, load_csv

LONGEST_HEADING = 80
STRENGTHS = ("explicit", "stem", "sequence", "outlined", "label", "listed", "glued")
UNNUMBERED = ("label", "listed")
_OPEN, _CLOSE = "【[（(〔〖「『《〈<“", "】]）)〕〗」』》〉>”"
_GENRE = "(?:总结|计划|报告|汇报|材料|方案|要点|体会|讲话)"
_LENGTH = r"(?:约|共)?\d{2,5}\s?字(?:以上|左右)?"
_SAMPLE = "(?:范文|例文|样本|模板|模版|样文|样例|範文)"
_NUMBER = f"(?P<number>{NUMBER})"
_PLACEHOLDERS = {
    "{mark}": rf"(?:(?P<lead>第?\s?篇目?\s?|{_SAMPLE}\s?[\(（【]?)|第\s?){_NUMBER}(?(lead)|\s?篇)",
    "{number}": _NUMBER,
    "{open}": f"[{re.escape(_OPEN)}]",
    "{close}": f"[{re.escape(_CLOSE)}]",
    "{remark}": rf"(?:\s?[\(（]\s?(?:{_LENGTH}|最新|精选|通用|推荐|热门|优秀|[^)）]{{1,4}}版)\s?[\)）])?",
    "{genre}": _GENRE,
    "{sample}": _SAMPLE,
    "{title}": rf"(?P<title>[^，。；：！？、,;:!?\s]{{2,40}}?{_GENRE})(?:范文)?",
    "{edge}": r"(?<![^\s。！？!?；;…”』」】）)>＞#*•·●◆■▲★☆])",
    "{opener}": r"(?:今年|一年来|半年来|本学[期年]|[12][0-9xX]{3}年|[（(]?一[、）)])",
}
"""What patterns of `article_headings.csv` may name in braces."""
# arrows, technical and geometrical signs, dingbats, emoji
_PICTURES = "\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u2b00-\u2bff\ufe0f\U0001f300-\U0001faff"
_SIGNS = rf"*＊#＃&※~～〜=＝+＋|｜_＿·•\s\-–—―{_PICTURES}"
_TAG = r"</?[a-z][a-z0-9]{0,9}>|&[a-z]{2,6};"
_DECORATION = re.compile(rf"^(?:{_TAG}|[{_SIGNS}])+|(?:{_TAG}|[{_SIGNS}])+$")
_BRACKETS = frozenset(_OPEN + _CLOSE)
_EDGES = " \u3000：:-—·"
_LIST_MARKER = re.compile(r"^(?:[一二三四五六七八九十]{1,3}\s?、|[0-9]{1,2}\s?[、.．](?![0-9]))\s*")


@dataclass(frozen=True)
class HeadingForm:
    """A row of `article_headings.csv`."""

    form: str
    strength: str
    pattern: str
    holds: tuple[str, ...]
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class ArticleHeading:
    """A heading line of an article: `number` as counted by the collection, `title` without the numbering, its form."""

    line_index: int
    number: int
    title: str
    strength: str
    form: str


@cache
def heading_forms() -> tuple[tuple[HeadingForm, re.Pattern[str]], ...]:
    """The forms with their patterns, in the order of the file."""
    forms = load_csv("article_headings", HeadingForm)
    check_unique("article_headings.csv", forms, lambda form: form.form)
    compiled: list[tuple[HeadingForm, re.Pattern[str]]] = []
    for form in forms:
        if form.strength not in STRENGTHS:
            raise VocabularyError(f"article_headings.csv: {form.form} has strength {form.strength!r}")
        pattern = _compiled(form.pattern)
        match = pattern.fullmatch(form.example)
        if not any(held in form.example for held in form.holds):
            raise VocabularyError(f"article_headings.csv: the example of {form.form} holds none of {form.holds}")
        is_numbered = form.strength not in UNNUMBERED
        if match is None or (is_numbered and parse_number(match["number"]) is None):
            raise VocabularyError(f"article_headings.csv: the example of {form.form} does not match its pattern")
        compiled.append((form, pattern))
    for is_glued in (False, True):
        check_patterns(
            "article_headings.csv",
            [
                (form.form, re.compile(rf"{pattern.pattern}\Z"), form.example)
                for form, pattern in compiled
                if (form.strength == "glued") == is_glued
            ],
        )
    return tuple(compiled)


def _compiled(written: str) -> re.Pattern[str]:
    """The pattern with the meanings of what stands in braces."""
    for name, meaning in _PLACEHOLDERS.items():
        written = written.replace(name, meaning)
    return re.compile(written)


@cache
def _held() -> PhraseMatcher[list[int]]:
    """What lines of some form hold, with the places of these forms in the file."""
    places: dict[str, list[int]] = {}
    for place, (form, _) in enumerate(heading_forms()):
        for held in form.holds if form.strength != "glued" else ():
            places.setdefault(held, []).append(place)
    return PhraseMatcher(places)


def heading_candidates(text: str, lines: Sequence[Line]) -> list[ArticleHeading]:
    """Every line that has one of the forms."""
    found: list[ArticleHeading] = []
    held = _held()
    for index, line in enumerate(lines):
        if line.length > LONGEST_HEADING:
            continue
        written = text_of(text, line)
        entries = held.nested_entries(written)
        if not entries:
            continue
        written = _undecorated(written)
        for form, pattern in map(heading_forms().__getitem__, sorted({place for entry in entries for place in entry})):
            match = pattern.fullmatch(written)
            if match is None:
                continue
            number = parse_number(match["number"]) if form.strength not in UNNUMBERED else 0
            if number is not None:
                found.append(ArticleHeading(index, number, _title(match["title"] or ""), form.strength, form.form))
                break
    return found


def _undecorated(written: str) -> str:
    """A line without stars, dashes, arrows and tags around it, and without title marks around all of it."""
    bare = _DECORATION.sub("", written)
    return bare[1:-1] if bare.startswith("《") and bare.endswith("》") else bare


def _title(written: str) -> str:
    """A title without list marker, the marks at its edges and brackets left open; brackets without words are none."""
    title = _LIST_MARKER.sub("", written.strip(_EDGES))
    title = "" if _BRACKETS.issuperset(title) else title
    for opening, closing in zip(_OPEN, _CLOSE, strict=True):
        if title.startswith(opening) and closing not in title:
            title = title[1:].strip(_EDGES)
        elif title.endswith(closing) and opening not in title:
            title = title[:-1].strip(_EDGES)
    return title
