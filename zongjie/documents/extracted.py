"""What a reader gets out of a file of its form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class StatedFacts:
    """What a page or record states of itself outside its text."""

    title: str | None = None
    published_on: date | None = None
    source_url: str | None = None

    def or_else(self, other: StatedFacts) -> StatedFacts:
        """These facts, and those of `other` where nothing is stated here."""
        return StatedFacts(
            self.title or other.title, self.published_on or other.published_on, self.source_url or other.source_url
        )


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text, the encoding it was stored in, the evidence for that, and what is stated beside it."""

    text: str
    encoding: str
    evidence: str
    media_type: str
    stated: StatedFacts = field(default_factory=StatedFacts)
