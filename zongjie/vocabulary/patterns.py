"""The one way in which vocabularies of patterns are tried on texts: one compiled alternation of named rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from zongjie.errors import VocabularyError
from zongjie.vocabulary.matching import Match

Entry = TypeVar("Entry")


class PatternMatcher(Generic[Entry]):
    """Tries the patterns of a vocabulary in one pass; where several match at one place the first row decides.

    `rows` holds pattern and entry by the row's name, which must be an identifier. Patterns may have named groups and
    refer to them, but not to numbered ones. Raises VocabularyError naming the row where one is no pattern.

    `first` may hold by the row's name a class of the characters with which its matches may begin. Where every row has
    one, texts are searched several times as fast, for at most characters no row need be tried.
    """

    def __init__(
        self, vocabulary: str, rows: Mapping[str, tuple[str, Entry]], first: Mapping[str, str] | None = None
    ) -> None:
        self._entries = {name: entry for name, (_, entry) in rows.items()}
        branches = {name: f"(?P<{name}>{pattern})" for name, (pattern, _) in rows.items()}
        for name, branch in branches.items():
            _compile(branch, f"{vocabulary}: {name}")
        together = "|".join(branches.values())
        if first is not None:
            for name in rows:
                _compile(first[name], f"{vocabulary}: {name}")
            begins = "|".join(dict.fromkeys(first[name] for name in rows))
            together = f"(?={begins})(?:{together})"
        self._pattern = _compile(together, f"{vocabulary}: all rows together")

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match[Entry]]:
        """Yield the matches in text[start:end] from left to right; `phrase` is what was matched."""
        return map(self._match, self._pattern.finditer(text, start, len(text) if end is None else end))

    def at(self, text: str, position: int, end: int | None = None) -> Match[Entry] | None:
        """The match that starts at `position` and lies before `end`, or None."""
        found = self._pattern.match(text, position, len(text) if end is None else end)
        return None if found is None else self._match(found)

    def _match(self, found: re.Match[str]) -> Match[Entry]:
        # the row's group closes after all groups inside it, so it is the last
        return Match(found.start(), found.end(), found[0], self._entries[str(found.lastgroup)])


def _compile(pattern: str, where: str) -> re.Pattern[str]:
    """The pattern compiled; VocabularyError where it is none."""
    try:
        return re.compile(pattern)
    except re.error as error:
        raise VocabularyError(f"{where}: {pattern!r} is no pattern: {error}") from error
