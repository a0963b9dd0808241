"""The head of a Markdown file: YAML between two lines of hyphens, as site generators write it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

MEDIA_TYPE = "text/markdown"
_LONGEST = 20_000
"""More characters than any head has; the rest of the text is not looked at for its end."""
_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\n|\r")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,60}|[\u4e00-\u9fff]{1,12}")
_SIMPLE = re.compile(rf"({_NAME.pattern}):[ \t]+(\S.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A head: text[:end] is the block with both its lines of hyphens, `fields` what stands in it.

    `is_yaml` is False where the block breaks the rules of YAML and only its lines "name: value" could be read.
    """

    end: int
    fields: Mapping[str, Any]
    is_yaml: bool


def find_front_matter(text: str) -> FrontMatter | None:
    """The head of a Markdown text, if it has one.

    It opens in the first line and holds nothing but names with values; a rule of hyphens above a text is none.
    Values are texts, lists or mappings, as they are written: a date stays a text.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    # a line end alone, as old Macs write it, begins no line for the pattern
    head = text[: opening.end() + _LONGEST].replace("\r\n", " \n").replace("\r", "\n")
    closing = _CLOSING.search(head, opening.end())
    if closing is None:
        return None
    written = head[opening.end() : closing.start()]
    fields, is_yaml = _fields(written)
    if not fields or not all(isinstance(name, str) and _NAME.fullmatch(name) for name in fields):
        return None
    return FrontMatter(closing.end(), fields, is_yaml)


def _fields(written: str) -> tuple[Mapping[Any, Any], bool]:
    """The names and values of a head, and whether it is YAML."""
    try:
        # this loader makes texts of all values and follows no merges, so nothing can grow beyond what is written
        found = yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 - it builds nothing but texts, lists, mappings
    except (yaml.YAMLError, RecursionError, ValueError):
        # a colon inside of a title is the usual fault
        simple = [match for line in _LINE_END.split(written) if (match := _SIMPLE.fullmatch(line.rstrip()))]
        return {match.group(1): match.group(2).strip("\"'") for match in simple}, False
    return (found if isinstance(found, dict) else {}), True
