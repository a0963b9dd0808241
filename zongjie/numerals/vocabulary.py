"""The vocabularies of this stage, read once and checked: units, approximators, phrases, patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from zongjie.errors import VocabularyError
from zongjie.tables.numerals import NUMERAL_CLASSES, OPERATORS
from zongjie.vocabulary import PatternMatcher, PhraseMatcher, check_patterns, check_unique, load_csv, load_yaml
from zongjie.vocabulary.units import units

CHINESE_NUMERALS = "〇零一二两三四五六七八九十百千万亿廿卅俩仨"
FORMAL_NUMERALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
"""Numerals of cheques; alone they are mostly other words (队伍, 陆续, 收拾), so they count with a scale only."""
_WRITTEN = ("arabic", "chinese")
PHRASE_CLASSES = (*NUMERAL_CLASSES, "number")
"""`number` marks a phrase that looks like a word but is a number after all (十分钟 beside 十分)."""


@dataclass(frozen=True, slots=True)
class UnitLimit:
    """A unit character that begins another word before one of `followers` (次 in 次日)."""

    unit: str
    followers: tuple[str, ...]
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class Approximator:
    """A word beside a number that makes it approximate or a bound.

    `position`: before the number, inside (between number and unit) or after the unit. The other cells
    limit where it counts: not behind `not_after`, not with `not_units`, only before numerals that start
    with a character of `only_numerals`.
    """

    phrase: str
    position: str
    operator: str
    not_after: tuple[str, ...]
    not_units: tuple[str, ...]
    only_numerals: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class NumeralPhrase:
    """A phrase whose numerals have the class `numeral_class` and state no quantity."""

    phrase: str
    numeral_class: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class ImpliedUnit:
    """A word before a number without a unit that tells which unit is meant."""

    cue: str
    unit: str
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun that may stand between a unit and 以上 (900名在校生以上)."""

    noun: str
    source: str
    example: str


@cache
def unit_limits() -> dict[str, frozenset[str]]:
    """The beginnings of other words, by unit."""
    rows = load_csv("unit_limits", UnitLimit)
    check_unique("unit_limits", rows, lambda row: row.unit)
    for row in rows:
        if row.unit not in units():
            raise VocabularyError(f"unit_limits: {row.unit} is no unit")
        fits = any(row.unit + follower in row.example for follower in row.followers)
        _require_example("unit_limits", row.unit, row.example, fits)
    return {row.unit: frozenset(row.followers) for row in rows}


@cache
def approximators(position: str) -> dict[str, Approximator]:
    """The approximators of one position by phrase."""
    rows = load_csv("approximators", Approximator)
    check_unique("approximators", rows, lambda row: (row.position, row.phrase))
    for row in rows:
        if row.operator not in OPERATORS or row.position not in {"before", "inside", "after"}:
            raise VocabularyError(f"approximators: {row.phrase} has position {row.position}, operator {row.operator}")
        _require_example("approximators", row.phrase, row.example, row.phrase in row.example)
    return {row.phrase: row for row in rows if row.position == position}


@cache
def phrases() -> PhraseMatcher[str]:
    """A matcher of words and names that hold numerals; entries are numeral classes or `number`."""
    rows = [*load_csv("numeral_words", NumeralPhrase), *load_csv("numeral_names", NumeralPhrase)]
    check_unique("numeral_words and numeral_names", rows, lambda row: row.phrase)
    for row in rows:
        if row.numeral_class not in PHRASE_CLASSES:
            raise VocabularyError(f"numeral phrase {row.phrase}: there is no class {row.numeral_class}")
        _require_example("numeral phrase", row.phrase, row.example, row.phrase in row.example)
    return PhraseMatcher({row.phrase: row.numeral_class for row in rows})


@cache
def implied_units() -> PhraseMatcher[str]:
    """A matcher of the cues; entries are the units that they imply."""
    rows = load_csv("implied_units", ImpliedUnit)
    check_unique("implied_units", rows, lambda row: row.cue)
    for row in rows:
        if row.unit not in units():
            raise VocabularyError(f"implied_units: {row.unit} is no unit")
        _require_example("implied_units", row.cue, row.example, row.cue in row.example)
    return PhraseMatcher({row.cue: row.unit for row in rows})


@cache
def counted_nouns() -> frozenset[str]:
    """Nouns that may stand between a unit and 以上."""
    rows = load_csv("counted_nouns", CountedNoun)
    check_unique("counted_nouns", rows, lambda row: row.noun)
    for row in rows:
        _require_example("counted_nouns", row.noun, row.example, row.noun in row.example)
    return frozenset(row.noun for row in rows)


@cache
def class_patterns(written: str) -> PatternMatcher[tuple[str, str]]:
    """The rules, to be tried where a numeral starts; entries are the numeral class and the rule's name.

    `written` is arabic or chinese: how the numeral starts. Rules stand in the order of the file: the
    first that matches decides.
    """
    rows: list[dict[str, Any]] = load_yaml("numeral_patterns")
    for row in rows:
        if row["numeral_class"] not in NUMERAL_CLASSES or row["written"] not in {*_WRITTEN, "both"}:
            raise VocabularyError(f"numeral_patterns.yaml: {row['rule']} has an unknown class or way of writing: {row}")
    own = {row["rule"]: row for row in rows if row["written"] in {written, "both"}}
    patterns = {rule: expand(row["pattern"], written) for rule, row in own.items()}
    # the example of a rule for both ways of writing is written one way
    shown = [(rule, re.compile(patterns[rule]), row["example"]) for rule, row in own.items()]
    check_patterns("numeral_patterns.yaml", [each for each in shown if own[each[0]]["written"] == written])
    entries = {rule: (patterns[rule], (row["numeral_class"], rule)) for rule, row in own.items()}
    return PatternMatcher("numeral_patterns.yaml", entries)


def cue(name: str) -> re.Pattern[str]:
    """The pattern of words beside a number that decides one question; KeyError if there is none of that name."""
    return _cues()[name]


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """All cue patterns by name."""
    rows: list[dict[str, str]] = load_yaml("numeral_cues")
    check_unique("numeral_cues", rows, lambda row: row["cue"])
    for row in rows:
        _require_example("numeral_cues", row["cue"], row["example"], bool(re.search(row["pattern"], row["example"])))
    return {row["cue"]: re.compile(row["pattern"]) for row in rows}


def expand(pattern: str, written: str) -> str:
    """Put the shared parts into a pattern: <C> a Chinese numeral run, <N> any numeral, <START> a sentence start."""
    chinese = f"[{CHINESE_NUMERALS}]+(?![{CHINESE_NUMERALS}])"
    numeral = r"(?:\d+(?!\d))" if written == "arabic" else f"(?:{chinese})"
    return (
        pattern.replace("<START>", r"(?<![^\s。；;：:>！!？?])")
        .replace("<N>", numeral)
        .replace("<C>", f"(?:{chinese})")
    )


def _require_example(vocabulary: str, row: str, example: str, fits: bool) -> None:
    """Raise VocabularyError where an example does not show its row."""
    if not fits:
        raise VocabularyError(f"{vocabulary}: the example {example!r} does not show {row!r}")
