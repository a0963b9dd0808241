"""Canonical indicators: a code only where the label is an alias and the unit agrees, never loosely."""

from __future__ import annotations

from functools import cache, lru_cache

from zongjie.measurements.scope import scope_cues
from zongjie.vocabulary.indicators import indicators

_COUNT_SUFFIXES = ("人数", "数", "总数", "金额", "达", "总额", "人次")


@cache
def _codes() -> dict[tuple[str, str], str]:
    """Codes by alias and base unit."""
    return {(name, row.base_unit): row.code for row in indicators() for name in (row.name_zh, *row.aliases)}


@cache
def _scopes() -> tuple[str, ...]:
    """Scopes that may stand before an alias, longest first."""
    return tuple(sorted((row.cue for row in scope_cues()), key=len, reverse=True))


@lru_cache(maxsize=1 << 14)
def indicator_code(label: str, base_unit: str) -> str | None:
    """The code of the indicator that the label names in that unit, or None.

    The whole label must be an alias; only a scope before it and a counting noun after it are set aside.
    """
    codes = _codes()
    for candidate in _candidates(label):
        code = codes.get((candidate, base_unit))
        if code is not None:
            return code
    return None


def _candidates(label: str) -> list[str]:
    """The label, and the label without its scope and without its counting noun."""
    found = [label]
    for scope in _scopes():
        if label.startswith(scope) and len(label) > len(scope) + 1:
            found.append(label[len(scope) :])
            break
    found += [name[: -len(end)] for name in list(found) for end in _COUNT_SUFFIXES if name.endswith(end)]
    return found
