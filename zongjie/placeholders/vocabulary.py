"""The vocabularies of masks, read once and checked against their own examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.tables.placeholders import PLACEHOLDER_KINDS
from zongjie.vocabulary import PatternMatcher, PhraseMatcher, check_patterns, check_unique, load_csv
from zongjie.vocabulary.units import units

BARE = "bare"
AMOUNT = "amount"
"""What a context may speak of besides a kind: a mask without suffix, and one where an amount is due."""


@dataclass(frozen=True)
class Glyph:
    """A character that scrubbers put in place of what they wipe, and its shortest run that is a mask."""

    glyph: str
    least: int
    source: str
    example: str


@dataclass(frozen=True)
class GlyphVariant:
    """A character that looks like a mask character and is read as it."""

    variant: str
    glyph: str
    source: str
    example: str


@dataclass(frozen=True)
class Suffix:
    """What follows a wiped word and says what it was."""

    suffix: str
    absorbed: str
    kind: str
    canonical: str
    not_before: tuple[str, ...]
    source: str
    example: str


@dataclass(frozen=True)
class Context:
    """What stands before or after a wiped word and says what it was."""

    side: str
    pattern: str
    applies_to: str
    kind: str
    source: str
    example: str


@dataclass(frozen=True)
class MaskException:
    """Letters and signs that look like a mask and are none; `first` is a class of the characters it may begin with."""

    pattern: str
    first: str
    reason: str
    source: str
    example: str


@dataclass(frozen=True)
class Lookalike:
    """A word that begins like a unit, but before one of `not_before`; `after` says behind which masks: year or any."""

    word: str
    after: str
    not_before: tuple[str, ...]
    source: str
    example: str


@dataclass(frozen=True)
class StopWord:
    """A word that is no part of an institution's name."""

    word: str
    source: str
    example: str


@dataclass(frozen=True)
class NamePart:
    """A word inside the names of schools."""

    part: str
    source: str
    example: str


@dataclass(frozen=True)
class CensoredWord:
    """What follows a word that a filter wiped; `restored` is empty where it may be another word."""

    rest: str
    restored: str | None
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    source: str
    example: str


@cache
def glyphs() -> tuple[Glyph, ...]:
    """Mask characters."""
    rows = load_csv("mask_glyphs", Glyph)
    check_unique("mask_glyphs", rows, lambda row: row.glyph)
    for row in rows:
        require(len(row.glyph) == 1 and row.glyph in row.example, f"mask_glyphs: {row}")
    return rows


@cache
def glyph_variants() -> tuple[GlyphVariant, ...]:
    """Look-alikes of mask characters."""
    rows = load_csv("mask_glyph_variants", GlyphVariant)
    check_unique("mask_glyph_variants", rows, lambda row: row.variant)
    known = {row.glyph for row in glyphs()}
    for row in rows:
        sound = len(row.variant) == 1 and row.glyph in known and row.variant not in known and row.variant in row.example
        require(sound, f"mask_glyph_variants: {row}")
    return rows


@cache
def suffixes() -> tuple[Suffix, ...]:
    """Suffixes of wiped words."""
    rows = load_csv("mask_suffixes", Suffix)
    check_unique("mask_suffixes", rows, lambda row: row.suffix)
    for row in rows:
        require_kind(row.kind, f"mask_suffixes: {row}")
        require(row.suffix.startswith(row.absorbed) and row.suffix in row.example, f"mask_suffixes: {row}")
    return rows


@cache
def contexts() -> tuple[Context, ...]:
    """Contexts of wiped words."""
    rows = load_csv("mask_contexts", Context)
    check_unique("mask_contexts", rows, lambda row: (row.side, row.pattern, row.applies_to))
    for row in rows:
        require_kind(row.kind, f"mask_contexts: {row}")
        require(row.applies_to in {*PLACEHOLDER_KINDS, BARE, AMOUNT}, f"mask_contexts: {row}")
        require(row.side in {"before", "after"} and bool(re.search(row.pattern, row.example)), f"mask_contexts: {row}")
    return rows


@cache
def exceptions() -> PatternMatcher[MaskException]:
    """A matcher of everything that looks like a mask and is none."""
    rows = load_csv("mask_exceptions", MaskException)
    check_patterns("mask_exceptions.csv", [(row.pattern, re.compile(row.pattern), row.example) for row in rows])
    named = {f"row_{number}": (row.pattern, row) for number, row in enumerate(rows)}
    return PatternMatcher("mask_exceptions.csv", named, {name: row.first for name, (_, row) in named.items()})


@cache
def unit_lookalikes() -> tuple[Lookalike, ...]:
    """Words that begin like a unit, longest first."""
    rows = load_csv("unit_lookalikes", Lookalike)
    check_unique("unit_lookalikes", rows, lambda row: row.word)
    for row in rows:
        require(row.word in row.example and row.after in {"year", "any"}, f"unit_lookalikes: {row}")
    return tuple(sorted(rows, key=lambda row: -len(row.word)))


@cache
def school_name_parts() -> tuple[str, ...]:
    """Words inside names of schools, longest first."""
    rows = load_csv("school_name_parts", NamePart)
    check_unique("school_name_parts", rows, lambda row: row.part)
    for row in rows:
        require(row.part in row.example, f"school_name_parts: {row}")
    return tuple(sorted((row.part for row in rows), key=len, reverse=True))


@cache
def name_stop_words() -> tuple[str, ...]:
    """Words that are no part of an institution's name."""
    rows = load_csv("name_stop_words", StopWord)
    check_unique("name_stop_words", rows, lambda row: row.word)
    for row in rows:
        require(row.word in row.example, f"name_stop_words: {row}")
    return tuple(row.word for row in rows)


@cache
def censored_words() -> PhraseMatcher[CensoredWord]:
    """A matcher of the rests of words that a filter cut."""
    rows = load_csv("censored_words", CensoredWord)
    check_unique("censored_words", rows, lambda row: row.rest)
    for row in rows:
        require("*" + row.rest in row.example, f"censored_words: {row}")
    return PhraseMatcher({row.rest: row for row in rows})


@cache
def unit_dimensions() -> dict[str, str]:
    """The dimension of every unit, by the unit as written."""
    return {name: unit.dimension for name, unit in units().items()}


def require(holds: bool, where: str) -> None:
    """Raise VocabularyError unless the row is sound."""
    if not holds:
        raise VocabularyError(f"{where} breaks the rules of its file or its example does not match it")


def require_kind(kind: str, where: str) -> None:
    """Raise VocabularyError unless `kind` is a kind of placeholder."""
    require(kind in PLACEHOLDER_KINDS, where)
