"""The one way in which literal vocabularies are found in texts: Aho-Corasick, left-most longest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Match(Generic[Entry]):
    """A phrase found at text[start:end] (code points) with the entry it stands for."""

    start: int
    end: int
    phrase: str
    entry: Entry


class PhraseMatcher(Generic[Entry]):
    """Finds the phrases of a vocabulary in a text in one pass.

    Of phrases that start at one place the longest wins; matches do not overlap.
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._phrases = list(entries)
        self._entries = list(entries.values())
        self._automaton = AhoCorasick(self._phrases, matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def _overlapping(self) -> AhoCorasick:
        return AhoCorasick(self._phrases)

    def find(self, text: str) -> Iterator[Match[Entry]]:
        """Yield the matches in `text` from left to right."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            yield Match(start, end, self._phrases[index], self._entries[index])

    def find_nested(self, text: str) -> Iterator[Match[Entry]]:
        """Yield every match, those inside longer ones too, from left to right and the longest first."""
        found = self._overlapping.find_matches_as_indexes(text, overlapping=True)
        for index, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
            yield Match(start, end, self._phrases[index], self._entries[index])

    def find_crossing(self, text: str) -> Iterator[Match[Entry]]:
        """Yield every match that lies in no longer one, from left to right; neighbours may cross.

        For vocabularies whose phrases all speak (县教育局 and 教育局工会 in 某县教育局工会).
        """
        reached = 0
        for match in self.find_nested(text):
            if match.end > reached:
                reached = match.end
                yield match
