"""Folding and fingerprints: what copies share, and the promise of winnowing."""

from __future__ import annotations

import numpy as np

from tests.support.copies import OTHER, PARAGRAPHS
from zongjie.duplicates.alignment import Aligner, stretches
from zongjie.duplicates.candidates import SHINGLE_LENGTH, WINDOW, candidate_pairs
from zongjie.duplicates.folding import fold, shingle_hashes, winnow


def test_fold_keeps_letters_and_digits_with_their_positions() -> None:
    folded = fold("２0xx年，Ab□ 一")
    assert "".join(map(chr, folded.codes)) == "20年ab一"
    assert folded.positions.tolist() == [0, 1, 4, 6, 7, 10]


def test_short_texts_have_no_shingles() -> None:
    assert len(shingle_hashes(fold("教育").codes, SHINGLE_LENGTH)) == 0
    assert len(winnow(shingle_hashes(fold("").codes, SHINGLE_LENGTH), WINDOW)) == 0


def test_minima_are_those_of_every_window() -> None:
    hashes = np.random.default_rng(7).integers(0, 1 << 62, 200).astype(np.uint64)
    for window in (1, 2, 5, 16):
        wanted = {hashes[start : start + window].min() for start in range(len(hashes) - window + 1)}
        assert set(winnow(hashes, window)) == wanted


def _characters(rng: np.random.Generator, count: int) -> str:
    return "".join(chr(code) for code in rng.integers(0x4E00, 0x5200, count))


def test_a_common_run_of_27_characters_gives_a_common_fingerprint() -> None:
    rng = np.random.default_rng(3)
    for _ in range(200):
        common = _characters(rng, SHINGLE_LENGTH + WINDOW - 1)
        sides = [_characters(rng, int(rng.integers(60))) for _ in range(4)]
        texts = (sides[0] + common + sides[1], sides[2] + common + sides[3])
        prints = [set(winnow(shingle_hashes(fold(text).codes, SHINGLE_LENGTH), WINDOW).tolist()) for text in texts]
        assert prints[0] & prints[1]


def test_candidates_are_linear_in_the_number_of_copies() -> None:
    texts = ["".join(PARAGRAPHS)] * 60
    assert len(candidate_pairs(texts)) <= 60 * 8


def test_a_repeated_phrase_does_not_break_a_block() -> None:
    text = PARAGRAPHS[0] + OTHER[0] + PARAGRAPHS[0][:30] + OTHER[1]
    alignment = Aligner(fold(text)).align(Aligner(fold(text)))
    assert alignment.copy_covered == alignment.original_covered == 1.0
    assert len(stretches(alignment.blocks)) == 1
