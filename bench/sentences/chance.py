"""Randomness that a seed determines."""

from __future__ import annotations

from random import Random


def chance(seed: int | str) -> Random:
    """A generator that gives the same numbers for the same seed, on every machine."""
    return Random(str(seed))
