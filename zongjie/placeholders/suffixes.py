"""What vouches for a wiped word from behind: a generic noun, or the rest of an institution's name."""

from __future__ import annotations

import re
from functools import cache

from zongjie.placeholders.vocabulary import Suffix, name_stop_words, school_name_parts, suffixes
from zongjie.vocabulary import PhraseMatcher


@cache
def _suffixes() -> PhraseMatcher[Suffix]:
    return PhraseMatcher({row.suffix: row for row in suffixes()})


def suffix_at(text: str, position: int) -> Suffix | None:
    """The longest suffix that starts at `position` and has none of its `not_before` behind it."""
    found = _suffixes().starting_at(text, position)
    return next((match.entry for match in found if not text.startswith(match.entry.not_before, match.end)), None)


@cache
def institution() -> re.Pattern[str]:
    """Parts of names, at most three other characters, parts again, the noun."""
    nouns = sorted(
        (row.suffix for row in suffixes() if row.kind == "org" and len(row.suffix) > 1), key=len, reverse=True
    )
    parts = "|".join(school_name_parts())
    other = rf"(?!{'|'.join(name_stop_words())})[\u4e00-\u9fff]"
    return re.compile(rf"(?:{parts}){{0,3}}(?:{other}){{0,3}}?(?:{parts}){{0,3}}(?P<noun>{'|'.join(nouns)})")


@cache
def _name_continues() -> re.Pattern[str]:
    """第一附属小学 after 学院: the name goes on."""
    nouns = "|".join(sorted((row.suffix for row in suffixes() if row.kind == "org"), key=len, reverse=True))
    return re.compile(rf"(?:{'|'.join(school_name_parts())}){{1,3}}(?:{nouns})")


def whole_school_name(text: str, end: int) -> int:
    """Where the name of an institution ends that has a first noun ending at `end`."""
    match = _name_continues().match(text, end)
    return match.end() if match else end
