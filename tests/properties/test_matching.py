"""What the matchers find is what plain searching finds, on texts of a small alphabet in which phrases overlap."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zongjie.errors import VocabularyError
from zongjie.vocabulary import InnerPhraseMatcher, Match, PatternMatcher, PhraseMatcher

# one, two, three and four bytes of UTF-8: offsets must be code points
ALPHABET = "aé学校𠀀"
WORDS = st.lists(st.text(ALPHABET, min_size=1, max_size=4), min_size=1, max_size=8, unique=True)
TEXTS = st.text(ALPHABET, max_size=40)
Span = tuple[int, int, str]


def _spans(matches) -> list[Span]:
    found = list(matches)
    assert all(match.entry == f"entry of {match.phrase}" for match in found)
    return [(match.start, match.end, match.phrase) for match in found]


def _matcher(words: list[str]) -> PhraseMatcher[str]:
    return PhraseMatcher({word: f"entry of {word}" for word in words})


def _every(words: list[str], text: str) -> list[Span]:
    """All places of all words, by start, the longest first."""
    found = [
        (start, start + len(word), word)
        for start in range(len(text))
        for word in words
        if text[start : start + len(word)] == word
    ]
    return sorted(found, key=lambda span: (span[0], -span[1]))


def _leftmost_longest(words: list[str], text: str) -> list[Span]:
    found: list[Span] = []
    for span in _every(words, text):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


@given(words=WORDS, text=TEXTS)
def test_the_left_most_longest_phrases_are_found(words: list[str], text: str) -> None:
    expected = _leftmost_longest(words, text)
    assert _spans(_matcher(words).find(text)) == expected
    entries = [f"entry of {word}" for _, _, word in expected]
    assert _matcher(words).places(text) == ([start for start, _, _ in expected], entries)
    assert _matcher(words).entries(text) == entries
    first = _matcher(words).first(text)
    assert (first and (first.start, first.end, first.phrase)) == (expected[0] if expected else None)


@given(words=WORDS, text=TEXTS)
def test_nested_phrases_are_all_there(words: list[str], text: str) -> None:
    every = _every(words, text)
    assert _spans(_matcher(words).find_nested(text)) == every
    assert sorted(_matcher(words).nested_entries(text)) == sorted(f"entry of {word}" for _, _, word in every)


@given(words=WORDS, text=TEXTS)
def test_crossing_phrases_lie_in_no_longer_one(words: list[str], text: str) -> None:
    every = _every(words, text)
    expected = [span for span in every if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in every)]
    assert _spans(_matcher(words).find_crossing(text)) == expected
    counted = Counter(f"entry of {word}" for _, _, word in expected)
    assert dict(_matcher(words).count_crossing(text)) == counted


@given(words=WORDS, text=TEXTS, position=st.integers(0, 40))
def test_phrases_at_a_position(words: list[str], text: str, position: int) -> None:
    position = min(position, len(text))
    every = sorted(_every(words, text), key=lambda span: span[0] - span[1])
    matcher = _matcher(words)
    assert _spans(matcher.starting_at(text, position)) == [span for span in every if span[0] == position]
    assert _spans(matcher.ending_at(text, position)) == [span for span in every if span[1] == position]


def _even(outer: Match[str], inner: list[Match[str]]):
    """The phrase itself and those inside it that have an even start."""
    return [outer, *(one for one in inner if one.start % 2 == 0)]


@given(words=WORDS, text=TEXTS)
def test_inner_phrases_follow_the_one_that_holds_them(words: list[str], text: str) -> None:
    expected: list[Span] = []
    for start, end, word in _leftmost_longest(words, text):
        expected.append((start, end, word))
        inner = _every([one for one in words if one != word], word)
        expected += [(start + low, start + high, one) for low, high, one in inner if low % 2 == 0]
    entries = {word: f"entry of {word}" for word in words}
    assert _spans(InnerPhraseMatcher(entries, _even).find(text)) == expected


@given(words=WORDS, text=TEXTS, position=st.integers(0, 40))
def test_the_first_pattern_that_fits_decides(words: list[str], text: str, position: int) -> None:
    # a group with a name inside must not be taken for the row
    rows = {f"row_{n}": (f"(?P<inner_{n}>{re.escape(word)})?学", f"entry of {word}") for n, word in enumerate(words)}
    found = PatternMatcher("test", rows).at(text, position)
    tried = ((row[1], re.compile(row[0]).match(text, position)) for row in rows.values())
    expected = next(((entry, match.span()) for entry, match in tried if match), None)
    assert (found and (found.entry, (found.start, found.end))) == expected


def test_a_pattern_that_is_none_is_named() -> None:
    with pytest.raises(VocabularyError, match=r"cues\.csv: broken"):
        PatternMatcher("cues.csv", {"sound": ("a", 1), "broken": ("(", 2)})
    with pytest.raises(VocabularyError, match=r"cues\.csv: all rows"):
        PatternMatcher("cues.csv", {"one": ("(?P<same>a)", 1), "other": ("(?P<same>b)", 2)})
