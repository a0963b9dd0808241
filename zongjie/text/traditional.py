"""Traditional characters as simplified ones, one for one, so that rules and vocabularies need one script only."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from zongjie.errors import VocabularyError
from zongjie.vocabulary import load_yaml


def fold_traditional(text: str) -> str:
    """The text in simplified characters; every offset stays. A simplified text is returned as it is."""
    pattern, table = _folding()
    return text.translate(table) if pattern.search(text) else text


def traditional_table() -> dict[int, str]:
    """The simplified character for the code point of each traditional one."""
    return _folding()[1]


@cache
def _folding() -> tuple[re.Pattern[str], dict[int, str]]:
    """A pattern that finds a traditional character, and the table from code point to simplified character."""
    groups: Any = load_yaml("traditional_characters")
    if not isinstance(groups, dict) or groups.keys() != {"traditional", "simplified"}:
        raise VocabularyError("traditional_characters.yaml: it must hold traditional and simplified")
    traditional, simplified = ("".join(str(groups[name]).split()) for name in ("traditional", "simplified"))
    if len(traditional) != len(simplified):
        raise VocabularyError(
            f"traditional_characters.yaml: {len(traditional)} traditional characters for {len(simplified)} simplified"
        )
    table = {ord(one): other for one, other in zip(traditional, simplified, strict=True)}
    if len(table) != len(traditional) or set(traditional) & set(simplified):
        raise VocabularyError("traditional_characters.yaml: a character stands twice, or on both sides")
    return re.compile(f"[{traditional}]"), table
