"""Which articles may share text: found through common fingerprints, never by comparing all with all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from zongjie.duplicates.folding import Hashes, Positions, fold, shingle_hashes, winnow

SHINGLE_LENGTH = 12
WINDOW = 16
"""A common run of SHINGLE_LENGTH + WINDOW - 1 = 27 folded characters is always noticed."""

SHARED_FINGERPRINTS = 2
"""Fewer common fingerprints than this are a turn of phrase, not a copied paragraph."""

RARE = 16
"""What more articles than this hold is the language of the trade, or a text that was copied as a whole."""

SHARED_PART = 0.1
"""Articles that have only frequent fingerprints in common share at least this part of the copy's own; less than
half of what the weakest relation (half_year_of) asks of the verified text."""

ORIGINALS_PER_FINGERPRINT = 8
"""An article is compared with so many of the foremost articles that hold a fingerprint: keeps the join linear."""


def candidate_pairs(texts: Sequence[str] | pl.Series) -> list[tuple[int, int]]:
    """Pairs (copy, original) of indexes into `texts`, copy > original, that share fingerprints.

    Articles share enough if they have SHARED_FINGERPRINTS rare ones in common, or SHARED_PART of the copy's
    own: set phrases that everybody uses make no pair. `texts` stand in the order of preference as originals.
    With n texts of f fingerprints each this takes O(n f log(n f)) time and O(n f) memory, however many copies
    of one text there are.
    """
    prints = list(_winnowed(texts))
    articles, starts, sizes = _shared_fingerprints(prints)
    pairs: list[Positions] = []
    rare: list[npt.NDArray[np.bool_]] = []
    place = np.arange(len(articles))
    for rank in range(ORIGINALS_PER_FINGERPRINT):
        # the rank-th holder of each fingerprint, for those that hold it after him
        later = place > starts + rank
        pairs.append(articles[later] * len(texts) + articles[(starts + rank)[later]])
        rare.append(sizes[later] <= RARE)
    keys, place_of, counts = np.unique(np.concatenate(pairs), return_inverse=True, return_counts=True)
    rare_counts = np.bincount(place_of, weights=np.concatenate(rare), minlength=len(keys))
    own = np.array([len(one) for one in prints], dtype=np.int64)[keys // max(len(texts), 1)]
    enough = (rare_counts >= SHARED_FINGERPRINTS) | (counts >= np.maximum(SHARED_FINGERPRINTS, SHARED_PART * own))
    return [(int(key) // len(texts), int(key) % len(texts)) for key in keys[enough]]


def _shared_fingerprints(found: Sequence[Hashes]) -> tuple[Positions, Positions, Positions]:
    """The articles that hold a fingerprint which several hold, grouped by it and in order.

    For each also the place at which its group starts and the size of the group. `found` has a text's fingerprints
    once each, so a group never names an article twice.
    """
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
    return articles[kept], np.repeat(np.cumsum(sizes) - sizes, sizes), np.repeat(sizes, sizes)


def _winnowed(texts: Iterable[str]) -> Iterator[Hashes]:
    for text in texts:
        yield winnow(shingle_hashes(fold(text).codes, SHINGLE_LENGTH), WINDOW)
