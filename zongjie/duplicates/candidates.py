"""Which articles may share text: found through common fingerprints, never by comparing all with all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import polars as pl

from zongjie.duplicates.folding import Hashes, Positions, fold, shingle_hashes, winnow

SHINGLE_LENGTH = 12
WINDOW = 16
"""A common run of SHINGLE_LENGTH + WINDOW - 1 = 27 folded characters is always noticed."""

SHARED_FINGERPRINTS = 2
"""Fewer common fingerprints than this are a turn of phrase, not a copied paragraph."""

ORIGINALS_PER_FINGERPRINT = 8
"""An article is compared with so many of the foremost articles that hold a fingerprint: keeps the join linear."""


def candidate_pairs(texts: Sequence[str] | pl.Series) -> list[tuple[int, int]]:
    """Pairs (copy, original) of indexes into `texts`, copy > original, that share fingerprints.

    `texts` stand in the order of preference as originals. With n texts of f fingerprints each this
    takes O(n f log(n f)) time and O(n f) memory, however many copies of one text there are.
    """
    articles, starts = _shared_fingerprints(texts)
    pairs = np.empty(0, dtype=np.int64)
    place = np.arange(len(articles))
    for rank in range(ORIGINALS_PER_FINGERPRINT):
        # the rank-th holder of each fingerprint, for those that hold it after him
        later = place > starts + rank
        keys = articles[later] * len(texts) + articles[(starts + rank)[later]]
        pairs = np.concatenate([pairs, keys])
    keys, counts = np.unique(pairs, return_counts=True)
    chosen = keys[counts >= SHARED_FINGERPRINTS]
    return [(int(key) // len(texts), int(key) % len(texts)) for key in chosen]


def _shared_fingerprints(texts: Sequence[str] | pl.Series) -> tuple[Positions, Positions]:
    """The articles that hold a fingerprint which several hold, grouped by it and in order.

    For each also the place at which its group starts. A text holds a fingerprint once, so a group never
    names an article twice.
    """
    found = list(_winnowed(texts))
    counts = [len(prints) for prints in found]
    prints = np.concatenate([np.empty(0, dtype=np.uint64), *found])
    order = np.argsort(prints, kind="stable")
    prints = prints[order]
    articles = np.repeat(np.arange(len(found), dtype=np.int64), counts)[order]
    is_first = np.ones(len(prints), dtype=np.bool_)
    is_first[1:] = prints[1:] != prints[:-1]
    first = np.flatnonzero(is_first)
    sizes = np.diff(np.append(first, len(prints)))
    kept = np.repeat(sizes > 1, sizes)
    sizes = sizes[sizes > 1]
    return articles[kept], np.repeat(np.cumsum(sizes) - sizes, sizes)


def _winnowed(texts: Iterable[str]) -> Iterator[Hashes]:
    for text in texts:
        yield winnow(shingle_hashes(fold(text).codes, SHINGLE_LENGTH), WINDOW)
