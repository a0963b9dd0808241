"""What is found: a mask or scar, and the edit that heals it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A mask or a scar at text[start:end] of an article.

    `canonical` is a token that says what is hidden (<year>, <place:市>). `year_min` and `year_max`
    bound the year by its form alone. `restored` is the healed text where that is certain.
    `clean` is what stands in the clean text instead, where that differs from the text: the restored
    text, or a masked year in its one form. `rule` names the rule or vocabulary row that decided.
    """

    start: int
    end: int
    kind: str
    canonical: str
    rule: str
    year_min: int | None = None
    year_max: int | None = None
    restored: str | None = None
    clean: str | None = None


class Edit(NamedTuple):
    """Replace text[start:end] of an article by `replacement`."""

    start: int
    end: int
    replacement: str
