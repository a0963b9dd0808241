"""How much of a text is common Chinese: what tells a right decoding from a wrong one."""

from __future__ import annotations

from functools import cache

from zongjie.errors import VocabularyError
from zongjie.vocabulary import load_yaml

LEAST_COMMON_SHARE = 0.35
"""In a right decoding of Chinese at least this share of all characters beyond ASCII is common ones."""
_SAMPLE = 100_000


def common_share(text: str) -> float:
    """The share of common Chinese characters among those beyond ASCII; 0 where there are none."""
    beyond_ascii = [character for character in text[:_SAMPLE] if character > "\x7f"]
    if not beyond_ascii:
        return 0.0
    return sum(character in common_characters() for character in beyond_ascii) / len(beyond_ascii)


@cache
def common_characters() -> frozenset[str]:
    """The characters of `common_characters.yaml`."""
    groups = load_yaml("common_characters")
    if not isinstance(groups, dict) or set(groups) != {"simplified", "traditional", "punctuation"}:
        raise VocabularyError("common_characters.yaml: it must hold simplified, traditional and punctuation")
    return frozenset(character for group in groups.values() for character in str(group) if character > "\x7f")
