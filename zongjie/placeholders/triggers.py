"""Triggers: short patterns that stand for a few literals, so that one automaton finds all of them in one pass.

A trigger is one or more alternatives separated by `|`; each is a sequence of characters and of classes such as `[0-9]`
or `[，。\\s]`. In a class `\\s` is any white space, a range has a hyphen; a backslash takes another character as it is.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from itertools import product

from zongjie.errors import VocabularyError

SEPARATOR = "|"
MOST_LITERALS = 10_000
_PART = re.compile(r"\[(?P<members>(?:\\.|[^\]\\])+)\]|[^\[\]|]", re.DOTALL)
_MEMBER = re.compile(r"(?P<space>\\s)|(?P<first>[^\\])-(?P<last>[^\\])|\\?(?P<one>.)", re.DOTALL)


def literals(trigger: str) -> list[str]:
    """The literals that a trigger stands for, in order; raises VocabularyError where it is none or has too many."""
    found: list[str] = []
    for alternative in trigger.split(SEPARATOR):
        parts = [_characters(match) for match in _PART.finditer(alternative)]
        if not parts or "".join(match[0] for match in _PART.finditer(alternative)) != alternative:
            raise VocabularyError(f"{trigger!r} is no trigger")
        found += map("".join, product(*parts))
    if len(found) > MOST_LITERALS or len(set(found)) != len(found):
        raise VocabularyError(f"the trigger {trigger!r} stands for {len(found)} literals, or for one of them twice")
    return found


def _characters(part: re.Match[str]) -> str:
    """The characters that may stand at one place of a trigger."""
    if part["members"] is None:
        return part[0]
    characters: list[str] = []
    for member in _MEMBER.finditer(part["members"]):
        if member["space"]:
            characters += _spaces()
        elif member["first"]:
            characters += map(chr, range(ord(member["first"]), ord(member["last"]) + 1))
        else:
            characters.append(member["one"])
    return "".join(characters)


@cache
def _spaces() -> str:
    """All white space, as `\\s` of a pattern has it."""
    return "".join(filter(str.isspace, map(chr, range(sys.maxunicode + 1))))
