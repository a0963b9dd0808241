"""The one way in which literal vocabularies are found in texts: Aho-Corasick, left-most longest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

Entry = TypeVar("Entry")
_SMALL = 10_000
"""Characters of phrases: a table for so many takes some megabytes."""


# not frozen: a frozen dataclass takes twice as long to make, and all vocabularies together match every three characters
@dataclass(slots=True)
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

    # the automata are made when they are first needed: hardly a matcher needs both
    @cached_property
    def _automaton(self) -> AhoCorasick:
        return self._make(MatchKind.LeftmostLongest)

    @cached_property
    def _overlapping(self) -> AhoCorasick:
        return self._make(MatchKind.Standard)

    def _make(self, kind: MatchKind) -> AhoCorasick:
        """An automaton; as a table it is nearly twice as fast, as long as the table is small."""
        small = sum(map(len, self._phrases)) <= _SMALL
        return AhoCorasick(self._phrases, kind, implementation=Implementation.DFA if small else None)

    @cached_property
    def _by_phrase(self) -> dict[str, Entry]:
        return dict(zip(self._phrases, self._entries, strict=True))

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        """The lengths of the phrases, longest first."""
        return tuple(sorted({len(phrase) for phrase in self._phrases}, reverse=True))

    def find(self, text: str) -> Iterator[Match[Entry]]:
        """Yield the matches in `text` from left to right."""
        phrases, entries = self._phrases, self._entries
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            yield Match(start, end, phrases[index], entries[index])

    def first(self, text: str) -> Match[Entry] | None:
        """The left-most match in `text`, or None."""
        return next(self.find(text), None)

    # where only entries are asked for, making matches would take longer than finding them
    def entries(self, text: str) -> list[Entry]:
        """What the matches of `find` stand for, from left to right."""
        entries = self._entries
        return [entries[index] for index, _, _ in self._automaton.find_matches_as_indexes(text)]

    def places(self, text: str) -> tuple[list[int], list[Entry]]:
        """Where the matches of `find` start, and what they stand for, from left to right."""
        entries = self._entries
        found = self._automaton.find_matches_as_indexes(text)
        return [start for _, start, _ in found], [entries[index] for index, _, _ in found]

    def nested_entries(self, text: str) -> list[Entry]:
        """What the matches of `find_nested` stand for, in no order."""
        entries = self._entries
        return [entries[index] for index, _, _ in self._overlapping.find_matches_as_indexes(text, overlapping=True)]

    def count_crossing(self, text: str) -> list[tuple[Entry, int]]:
        """What the matches of `find_crossing` stand for, with how often each phrase matches."""
        counts: dict[int, int] = {}
        # from right to left by their ends, so that a longer match comes before those inside it, or ends with them
        lowest, last_end, last = len(text), -1, -1
        for index, start, end in reversed(self._overlapping.find_matches_as_indexes(text, overlapping=True)):
            if start >= lowest:
                continue
            if end == last_end:
                counts[last] -= 1
            counts[index] = counts.get(index, 0) + 1
            lowest, last_end, last = start, end, index
        return [(self._entries[index], count) for index, count in counts.items() if count]

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
        found = self._overlapping.find_matches_as_indexes(text, overlapping=True)
        for index, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
            if end > reached:
                reached = end
                yield Match(start, end, self._phrases[index], self._entries[index])

    def starting_at(self, text: str, position: int) -> Iterator[Match[Entry]]:
        """Yield the phrases that start at `position`, the longest first."""
        for length in self._lengths:
            end = position + length
            phrase = text[position:end]
            if len(phrase) == length and phrase in self._by_phrase:
                yield Match(position, end, phrase, self._by_phrase[phrase])

    def ending_at(self, text: str, position: int) -> Iterator[Match[Entry]]:
        """Yield the phrases that end at `position`, the longest first."""
        for length in self._lengths:
            phrase = text[max(position - length, 0) : position]
            if len(phrase) == length and phrase in self._by_phrase:
                yield Match(position - length, position, phrase, self._by_phrase[phrase])


Select = Callable[[Match[Entry], list[Match[Entry]]], Iterable[Match[Entry]]]
"""What speaks of a phrase and of the phrases inside it, all with offsets from its start."""


class InnerPhraseMatcher(Generic[Entry]):
    """Finds phrases like PhraseMatcher, and those inside a found phrase that still say something.

    `select` gets each phrase of the vocabulary with the phrases inside it (by start, the longest first) and yields
    what is reported wherever the phrase is found. It is asked once, when the matcher is made.
    """

    def __init__(self, entries: Mapping[str, Entry], select: Select[Entry]) -> None:
        every = PhraseMatcher(entries)
        reported: dict[str, tuple[Match[Entry], ...]] = {}
        for phrase, entry in entries.items():
            outer = Match(0, len(phrase), phrase, entry)
            reported[phrase] = tuple(select(outer, [one for one in every.find_nested(phrase) if one.phrase != phrase]))
        self._matcher = PhraseMatcher(reported)

    def find(self, text: str) -> Iterator[Match[Entry]]:
        """Yield what the phrases found from left to right report."""
        for found in self._matcher.find(text):
            for inner in found.entry:
                yield Match(found.start + inner.start, found.start + inner.end, inner.phrase, inner.entry)
