"""Counting the phrases of a vocabulary at their places in an article: title and its end, opening, ending, body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from zongjie.articles.titles import bare_title
from zongjie.errors import VocabularyError
from zongjie.vocabulary import PhraseMatcher

PLACES = ("title", "title_end", "opening", "ending", "body")
ENDING_LENGTH = 150


class PlacedCue(Protocol):
    """A vocabulary row with a phrase, the place it counts at, and an example that holds it."""

    @property
    def cue(self) -> str:
        """The phrase."""
        ...

    @property
    def place(self) -> str:
        """One of PLACES."""
        ...

    @property
    def example(self) -> str:
        """A sentence that holds the phrase."""
        ...


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What of an article speaks for its type: its own title (empty if a collection gave it one) and its body."""

    title: str
    body: str


class PlacedCues:
    """Sums of weights by label for the phrases found in an article, each at its own place."""

    def __init__(self, name: str, rows: Iterable[tuple[PlacedCue, str, int]], opening_length: int) -> None:
        self._opening_length = opening_length
        by_place: dict[str, dict[str, tuple[str, int]]] = {place: {} for place in PLACES}
        for row, label, weight in rows:
            if row.place not in PLACES or row.cue not in row.example:
                raise VocabularyError(f"{name}: {row} has an unknown place or an example without its cue")
            by_place[row.place][row.cue] = (label, weight)
        self._matchers = {place: PhraseMatcher(cues) for place, cues in by_place.items() if cues}

    def sums(self, article: ArticleText) -> Mapping[str, int]:
        """The sum of weights for every label that has a phrase in the article."""
        bare = bare_title(article.title) if "title_end" in self._matchers else ""
        parts = {
            "title": article.title,
            "opening": article.body[: self._opening_length],
            "ending": article.body[-ENDING_LENGTH:],
            "body": article.body,
        }
        sums: dict[str, int] = {}
        for place, matcher in self._matchers.items():
            # 某县教育局工会 is a county's and an office's: both phrases speak
            if place == "title_end":
                found = [(match.entry, 1) for match in matcher.find_crossing(bare) if match.end == len(bare)]
            else:
                found = matcher.count_crossing(parts[place])
            for (label, weight), count in found:
                sums[label] = sums.get(label, 0) + weight * count
        return sums
