"""Which articles are compared at all: what everybody writes makes no pair, what is copied always does."""

from __future__ import annotations

from random import Random

from zongjie.duplicates.candidates import RARE, candidate_pairs

_CHARACTERS = "".join(chr(code) for code in range(0x4E00, 0x5200))
SET_PHRASE = (
    "坚持以人民为中心的发展思想办好人民满意的教育推动各级各类教育协调发展为全面建设小康社会提供人才支撑和智力保障"
)


def _text(number: int, length: int = 1500) -> str:
    """A text that shares nothing with another."""
    random = Random(number)  # noqa: S311 - a text to test with, no secret
    return "".join(random.choices(_CHARACTERS, k=length))


def test_a_phrase_that_two_articles_share_makes_a_pair() -> None:
    assert candidate_pairs([_text(0) + SET_PHRASE, SET_PHRASE + _text(1)]) == [(1, 0)]


def test_a_phrase_that_everybody_uses_makes_none() -> None:
    texts = [_text(number) + SET_PHRASE + _text(number + 1000) for number in range(RARE + 4)]
    assert candidate_pairs(texts) == []


def test_a_text_that_everybody_copied_is_still_found() -> None:
    copies = [_text(0, 400)] * (RARE + 4)
    pairs = candidate_pairs([*copies, _text(1, 400)])
    assert {copy for copy, _ in pairs} == set(range(1, len(copies)))
    assert all(original < copy for copy, original in pairs)


def test_no_texts_have_no_pairs() -> None:
    assert candidate_pairs([]) == []
    assert candidate_pairs([""]) == []
