"""Words and their classes, by the tag that the segmenter gives and by what the vocabulary says of them.

A label is cut at word boundaries, so what matters about a word is what it may do in a label:
be its head, open it, close it, or stand outside of it. That is its word class, one letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary import check_unique, load_csv

NOUN = "N"
VERB = "V"
MODIFIER = "A"
ADVERB = "D"
PREPOSITION = "P"
CONJUNCTION = "C"
PARTICLE = "U"
TIME = "T"
PLACE = "S"
QUANTITY = "Q"
BREAK = "B"
LIST_COMMA = "L"
OPEN = "("
CLOSE = ")"
CONNECTOR = "="
OPENER = "^"
CAUSATIVE = "K"
LIGHT_VERB = "E"
NUMBER = "M"
PASSIVE = "W"
EVENT = "Y"
MARKER = "X"
SUFFIX = "F"
"""A syllable that makes a noun of the word before it (参考 + 率); a noun where it stands alone."""
OPENER_OR_NOUN = "O"
"""Opens a label where no noun stands before it (计划招生, 改造计划资金)."""

ROLES = {
    "noun": NOUN,
    "event_noun": EVENT,
    "verb": VERB,
    "modifier": MODIFIER,
    "connector": CONNECTOR,
    "opener": OPENER,
    "causative": CAUSATIVE,
    "light_verb": LIGHT_VERB,
    "place": PLACE,
    "adverb": ADVERB,
    "preposition": PREPOSITION,
    "passive": PASSIVE,
    "conjunction": CONJUNCTION,
    "time": TIME,
    "suffix": SUFFIX,
    "opener_or_noun": OPENER_OR_NOUN,
}
"""What a row of label_words.csv says of its word, as word class."""

_PUNCTUATION = {
    **dict.fromkeys("，,；;。！？!?：:\r\n…—", BREAK),
    "、": LIST_COMMA,
    **dict.fromkeys("（(【[", OPEN),
    **dict.fromkeys("）)】]", CLOSE),
    **dict.fromkeys("“”‘’\"'＂《》〈〉「」·•-/+&．.", NOUN),
    **dict.fromkeys(" \t\u3000", MARKER),
}
_SHORTEST_DERIVED = 2
_PLACEHOLDER = re.compile(r"[xX×ｘＸ_＿*＊#○〇]{2,}|20[xX_]{1,2}")

# jieba's tags; the first letter decides where a tag is not listed
_TAGS = {"vn": NOUN, "vd": ADVERB, "an": NOUN, "ad": ADVERB, "uj": PARTICLE, "ns": PLACE, "ul": MARKER, "uz": MARKER}
_FIRST_LETTERS = {
    **dict.fromkeys("nsfjlibkghqo", NOUN),
    "e": NOUN,
    "a": MODIFIER,
    "r": MODIFIER,
    "z": MODIFIER,
    "v": VERB,
    "d": ADVERB,
    "p": PREPOSITION,
    "c": CONJUNCTION,
    "u": MARKER,
    "y": MARKER,
    "t": TIME,
    "m": NUMBER,
    "x": MARKER,
}


@dataclass(frozen=True)
class LabelWord:
    """A word whose part in labels differs from what its tag suggests."""

    word: str
    role: str
    source: str
    example: str


@cache
def label_words() -> dict[str, LabelWord]:
    """The rows of label_words.csv by word. Raises VocabularyError where a row is wrong."""
    rows = load_csv("label_words", LabelWord)
    check_unique("label_words", rows, lambda row: row.word)
    for row in rows:
        if row.role not in ROLES:
            raise VocabularyError(f"label_words.csv: {row.word} has the unknown role {row.role!r}")
        if row.word not in row.example:
            raise VocabularyError(f"label_words.csv: the example of {row.word} does not contain it")
    return {row.word: row for row in rows}


@cache
def word_class_of_label_words() -> dict[str, str]:
    """Word classes by word, for the words that label_words.csv settles."""
    return {word: ROLES[row.role] for word, row in label_words().items()}


@cache
def event_nouns() -> frozenset[str]:
    """Nouns that name an event: what is counted is who takes part, so a label needs the counted unit."""
    return frozenset(word for word, row in label_words().items() if row.role == "event_noun")


def word_class(word: str, tag: str) -> str:
    """The class of `word` where jieba tags it `tag`."""
    settled = word_class_of_label_words().get(word) or _PUNCTUATION.get(word)
    if settled:
        return settled
    if _PLACEHOLDER.fullmatch(word):
        return TIME
    if tag[0] == "v" and len(word) > _SHORTEST_DERIVED and word_class_of_label_words().get(word[-1]) == SUFFIX:
        return NOUN  # 辍学生
    if tag == "f" and len(word) == 1:
        return MODIFIER  # 外, 后: part of a noun phrase, never its head
    if tag == "x" and word[0] in "\r\n":
        return BREAK
    return _TAGS.get(tag) or _FIRST_LETTERS.get(tag[0], NOUN)
