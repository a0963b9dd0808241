"""Properties of copy detection: damage does not hide a copy, chance does not make one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.support.copies import RAW_SHIFT, corpus
from zongjie.duplicates import process

FIRST, LAST = 0x4E00, 0x5100
GREATEST_DAMAGE = 0.03
SEEDS = st.integers(0, 2**32)


def _characters(rng: np.random.Generator, count: int) -> str:
    return "".join(map(chr, rng.integers(FIRST, LAST, count)))


def _text(rng: np.random.Generator, length: int) -> str:
    """Random characters in sentences and paragraphs."""
    sentences = [_characters(rng, int(rng.integers(12, 40))) for _ in range(length // 25)]
    return "".join(sentence + ("。\n" if number % 4 == 3 else "，") for number, sentence in enumerate(sentences))


def _damaged(rng: np.random.Generator, text: str, share: float) -> str:
    """The text with a share of its characters replaced, dropped or doubled."""
    characters = list(text)
    for place in rng.choice(len(characters), int(len(characters) * share), replace=False):
        characters[place] = ("", _characters(rng, 1), characters[place] * 2)[int(rng.integers(3))]
    return "".join(characters)


@given(seed=SEEDS, share=st.floats(0, GREATEST_DAMAGE), length=st.integers(400, 3000))
def test_a_damaged_copy_is_still_found(seed: int, share: float, length: int) -> None:
    rng = np.random.default_rng(seed)
    text = _text(rng, length)
    found = process(corpus(text, _damaged(rng, text, share)))["article_duplicates"]
    assert sorted(found["article_id"]) == ["a0", "a1"]
    assert found["duplicate_cluster_id"].n_unique() == 1


@given(seed=SEEDS, lengths=st.lists(st.integers(100, 3000), min_size=2, max_size=4))
def test_unrelated_texts_are_never_copies(seed: int, lengths: list[int]) -> None:
    rng = np.random.default_rng(seed)
    found = process(corpus(*(_text(rng, length) for length in lengths)))
    assert all(frame.is_empty() for frame in found.values())


@given(seed=SEEDS, before=st.integers(0, 600), after=st.integers(0, 600))
def test_a_copied_paragraph_is_found_where_it_stands(seed: int, before: int, after: int) -> None:
    rng = np.random.default_rng(seed)
    paragraph = _characters(rng, 80)
    host = _text(rng, before) + "\n" + paragraph + "\n" + _text(rng, after)
    original = _text(rng, 1500) + "\n" + paragraph + "\n" + _text(rng, 900)
    found = process(corpus(host, original))["paragraph_copies"].to_dicts()
    raw = {"a0": " " * RAW_SHIFT + host, "a1": " " * RAW_SHIFT + original}
    spans = [
        (
            raw[row["article_id"]][row["char_start"] : row["char_end"]],
            raw[row["original_article_id"]][row["original_char_start"] : row["original_char_end"]],
        )
        for row in found
    ]
    assert spans == [(paragraph, paragraph)]
