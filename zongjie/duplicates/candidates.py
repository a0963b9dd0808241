"""Which articles may share text: found through common fingerprints, never by comparing all with all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import polars as pl

from zongjie.duplicates.folding import FoldedText, fold, shingle_hashes, winnow

SHINGLE_LENGTH = 12
WINDOW = 16
"""A common run of SHINGLE_LENGTH + WINDOW - 1 = 27 folded characters is always noticed."""

SHARED_FINGERPRINTS = 2
"""Fewer common fingerprints than this are a turn of phrase, not a copied paragraph."""

ORIGINALS_PER_FINGERPRINT = 8
"""An article is compared with so many of the foremost articles that hold a fingerprint: keeps the join linear."""


def candidate_pairs(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (copy, original) of indexes into `texts`, copy > original, that share fingerprints.

    `texts` stand in the order of preference as originals. With n texts of f fingerprints each this
    takes O(n f log(n f)) time and O(n f) memory, however many copies of one text there are.
    """
    prints = _fingerprints(texts)
    shared = prints.filter(pl.len().over("fingerprint") > 1).sort("fingerprint", "article")
    originals = shared.group_by("fingerprint", maintain_order=True).head(ORIGINALS_PER_FINGERPRINT)
    pairs = (
        shared.join(originals.rename({"article": "original"}), on="fingerprint")
        .filter(pl.col("article") > pl.col("original"))
        .group_by("article", "original")
        .len()
        .filter(pl.col("len") >= SHARED_FINGERPRINTS)
        .sort("article", "original")
    )
    return list(pairs.select("article", "original").iter_rows())


def _fingerprints(texts: Sequence[str]) -> pl.DataFrame:
    """Columns article (index) and fingerprint, one row for each distinct fingerprint of a text."""
    found = list(_winnowed(texts))
    counts = np.array([len(prints) for prints in found], dtype=np.int64)
    return pl.DataFrame(
        {
            "article": np.repeat(np.arange(len(found), dtype=np.uint32), counts),
            "fingerprint": np.concatenate([np.empty(0, dtype=np.uint64), *found]),
        }
    )


def _winnowed(texts: Sequence[str]) -> Iterator[np.ndarray]:
    for text in texts:
        folded: FoldedText = fold(text)
        yield winnow(shingle_hashes(folded.codes, SHINGLE_LENGTH), WINDOW)
