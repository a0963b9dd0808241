"""Every copy and its original, over all articles: candidates, verification, leaders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import polars as pl

from zongjie.duplicates.alignment import Aligner, Alignment, Stretch, stretches
from zongjie.duplicates.candidates import candidate_pairs
from zongjie.duplicates.folding import fold
from zongjie.duplicates.relations import relation

KEPT_ALIGNERS = 512
"""Articles kept ready for comparison; originals come first and are asked for again and again."""

LEAST_STRETCH_COMMON = 40
"""Folded characters that a stretch must share before it can hold a copied paragraph of 60 characters."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified common text of two articles; `copy` and `original` are indexes in order of preference."""

    copy: int
    original: int
    alignment: Alignment
    stretches: tuple[Stretch, ...]
    relation: str | None


@dataclass(frozen=True)
class Copies:
    """All verified copies; `canonical` maps a copy's index to the canonical article of its cluster."""

    copies: Sequence[Copy]
    canonical: Mapping[int, Copy] = field(default_factory=dict)


def find_copies(texts: Sequence[str] | pl.Series, is_half_year: Sequence[bool]) -> Copies:
    """Compare clean texts, which stand in order of preference as originals (the most complete first).

    An article joins the canonical article that holds most of it (of equals, the first). It is never joined
    through another copy, so similarity does not fade along a chain. Each pair of candidates is aligned once.
    """

    @lru_cache(maxsize=KEPT_ALIGNERS)
    def aligner(index: int) -> Aligner:
        return Aligner(fold(texts[index]))

    copies: list[Copy] = []
    canonical: dict[int, Copy] = {}
    for index, original in candidate_pairs(texts):
        alignment = aligner(index).align(aligner(original))
        found = relation(alignment, is_half_year[index], is_half_year[original])
        common = tuple(stretches(alignment.blocks, LEAST_STRETCH_COMMON))
        if found is None and not common:
            continue
        copy = Copy(index, original, alignment, common, found)
        copies.append(copy)
        # pairs come in the order of the copies, so what an original is has been settled before
        if found is not None and original not in canonical:
            canonical[index] = max(canonical.get(index, copy), copy, key=lambda one: one.alignment.copy_covered)
    return Copies(copies, canonical)
