"""One quantity in its clause, as the label rules look at it, and what they hand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from zongjie.measurements.labels.phrases import Phrase
from zongjie.measurements.nature import Nature
from zongjie.measurements.sentence import Quantity, Sentence

AMOUNTS = frozenset({"money", "area", "length", "data", "volume", "mass", "power"})
"""Dimensions whose quantities measure a thing rather than count things."""
LEVELS = frozenset({"percent", "ratio", "score", "none", "age", "temperature"})
"""Dimensions whose quantities are the level of a named measure."""

_COUNTS_OWNERS = frozenset({"人", "名", "位", "所", "家", "个", "户", "校", "园"})


def counts_owners(unit: str) -> bool:
    """Whether a quantity of the unit counts the noun before a 的 (6名教师的岗位: teachers)."""
    return unit in _COUNTS_OWNERS


class Label(NamedTuple):
    """A label with the rule that found it and how sure that rule is.

    `noun` is the thing itself, `verb` what was done (招聘), `predicate` what it did (参加培训),
    `bare` is the label without the topic that completes it;
    `event` the modifier of the noun that ends in an event (普通话培训): later figures of a list may inherit them.
    """

    text: str
    rule: str
    confidence: float
    noun: str = ""
    verb: str = ""
    predicate: str = ""
    event: str = ""
    bare: str = ""


@dataclass(slots=True)
class Context:
    """What later quantities of an article may inherit from the one before."""

    label: str = ""
    noun: str = ""
    verb: str = ""
    predicate: str = ""
    event: str = ""
    head: str = ""
    measure: str = ""
    dimension: str = ""
    is_part: bool = False
    change: str = ""
    compared: str = ""
    """What the last comparison of the sentence is about."""
    labels: list[Label] = field(default_factory=list)
    """The labels of the figures before in the sentence."""
    wholes: dict[str, str] = field(default_factory=dict)
    """The last label of a figure that is no part, by what it counts."""


@dataclass(frozen=True, slots=True)
class View:
    """A quantity: word `position` of the sentence. `span` is the clause before it, `chunk` the same trimmed."""

    sentence: Sentence
    index: int
    position: int
    quantity: Quantity
    nature: Nature
    natures: list[Nature]
    span: Phrase
    chunk: Phrase
    context: Context

    @property
    def opening(self) -> str:
        """The class of the word before the clause, '' at the start of the sentence."""
        return self.sentence.classes[self.span.first - 1] if self.span.first else ""

    def class_at(self, position: int) -> str:
        """The class of a word, '' beyond the sentence."""
        classes = self.sentence.classes
        return classes[position] if 0 <= position < len(classes) else ""
