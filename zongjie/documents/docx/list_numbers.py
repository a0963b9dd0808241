"""The numbers of list items and headings that Word counts itself and does not store in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from zongjie.documents.list_formats import formatted

_MOST_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_NO_NUMBER = frozenset({"bullet", "none"})


@dataclass
class Level:
    """A level of a list: how its numbers look and where they begin.

    `is_legal`: numbers of higher levels are written in Arabic digits too. `restarts_after`: only levels up to
    this one (from 1) make it begin anew, 0 none; by default every higher one does.
    """

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    is_legal: bool = False
    restarts_after: int | None = None


@dataclass
class Numbering:
    """The lists of a document and how far each has been counted.

    `lists`: levels of each abstract list; `instances`: its abstract list, with starts and levels of its own;
    `styles`: list instance and level of paragraph styles, and the style each is based on; `style_levels`: the
    level of an abstract list that a style stands for.
    """

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    instances: dict[str, str] = field(default_factory=dict)
    own_starts: dict[str, dict[int, int]] = field(default_factory=dict)
    own_levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    style_levels: dict[tuple[str, str], int] = field(default_factory=dict)
    styles: dict[str, tuple[str | None, int | None]] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def number_of(self, instance: str | None, level: int | None, style: str | None) -> str:
        """The number that stands before a paragraph; empty where it has none. Each call counts on."""
        instance, level = self._resolve(instance, level, style)
        abstract = self.instances.get(instance or "")
        if abstract is None or instance is None:
            return ""
        levels = {**self.lists.get(abstract, {}), **self.own_levels.get(instance, {})}
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        own_start = self.own_starts.get(instance, {}).get(level)
        if own_start is not None and (instance, level) not in self._begun:
            counts[level] = own_start
        else:
            counts[level] = counts.get(level, levels[level].start - 1) + 1
        self._begun.add((instance, level))
        for deeper in range(level + 1, _MOST_LEVELS):
            after = levels[deeper].restarts_after if deeper in levels else None
            if after is None or level < after:
                counts.pop(deeper, None)
        return _written(levels, level, counts)

    def _resolve(self, instance: str | None, level: int | None, style: str | None) -> tuple[str | None, int]:
        """Instance and level of a paragraph: its own, else those of its style or of what that is based on."""
        seen: set[str] = set()
        first = style
        while style and style not in seen and (instance is None or level is None):
            seen.add(style)
            of_style = self.styles.get(style, (None, None))
            instance = instance if instance is not None else of_style[0]
            level = level if level is not None else of_style[1]
            style = self.based_on.get(style)
        if level is None:
            abstract = self.instances.get(instance or "", "")
            tied = (self.style_levels.get((abstract, name)) for name in (first, *seen) if name)
            level = next((found for found in tied if found is not None), 0)
        return instance, level


def _written(levels: Mapping[int, Level], level: int, counts: Mapping[int, int]) -> str:
    """The number with the characters around it, as "（一）" or "1.2 "."""
    if levels[level].number_format in _NO_NUMBER:
        return ""

    def place(match: re.Match[str]) -> str:
        of = int(match.group(1)) - 1
        if of not in levels:
            return ""
        number_format = "decimal" if levels[level].is_legal else levels[of].number_format
        return formatted(counts.get(of, levels[of].start), number_format)

    text = _PLACE.sub(place, levels[level].text)
    # Word sets a tab after the number; after 、 or ） nothing is needed to tell it from the text
    return f"{text} " if text and (text[-1].isascii() and text[-1] not in ")]") else text
