"""Marks in a text: nothing is lost, nothing stands twice, whatever lies across what."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from zongjie.site.marking import Mark, Node, Span, paragraphs


def shown(nodes: list[Node]) -> str:
    """The tree in brackets."""
    return "".join(
        node if isinstance(node, str) else f"[{node.span.key}{'' if node.is_first else '+'}:{shown(node.children)}]"
        for node in nodes
    )


def lines(text: str, *spans: tuple[int, int, str, str], offset: int = 0) -> list[str]:
    return [shown(line.nodes) for line in paragraphs(text, offset, [Span(*span) for span in spans])]


def test_a_mask_lies_in_its_figure() -> None:
    assert lines("发证20xx本。", (2, 7, "figure", "m"), (2, 6, "mask", "k")) == ["发证[m:[k:20xx]本]。"]


def test_of_equal_extents_the_figure_holds_the_mask() -> None:
    assert lines("计__个", (1, 4, "mask", "k"), (1, 4, "figure", "m")) == ["计[m:[k:__个]]"]


def test_a_span_that_crosses_another_goes_on_behind_it() -> None:
    assert lines("甲乙丙丁戊", (0, 3, "evidence", "e"), (2, 5, "figure", "m")) == ["[e:甲乙[m:丙]][m+:丁戊]"]


def test_lines_become_paragraphs_and_empty_ones_do_not() -> None:
    assert lines("一\r\n\n  \n二3所", (8, 10, "figure", "m")) == ["一", "二[m:3所]"]


def test_a_break_inside_a_figure_starts_no_paragraph() -> None:
    assert lines("新建1\n2所。\n完", (2, 6, "figure", "m")) == ["新建[m:1\n2所]。", "完"]


def test_a_sentence_over_two_lines_is_marked_in_both() -> None:
    assert lines("甲\n乙", (0, 3, "sentence", "t")) == ["[t:甲]", "[t+:乙]"]


def test_offsets_count_from_the_document() -> None:
    assert lines("有5人", (101, 103, "figure", "m"), (3, 9, "figure", "other"), offset=100) == ["有[m:5人]"]


_TEXTS = st.text(alphabet="甲乙12□\n", min_size=1, max_size=24)
_KINDS = st.sampled_from(["sentence", "removed", "section", "evidence", "figure", "mask"])


@given(_TEXTS, st.lists(st.tuples(st.integers(0, 24), st.integers(1, 8), _KINDS), max_size=8), st.integers(0, 50))
def test_every_character_and_every_mark_stands_once(text: str, drawn: list[tuple[int, int, str]], offset: int) -> None:
    spans = [
        Span(offset + start, offset + min(start + length, len(text)), kind, str(index))
        for index, (start, length, kind) in enumerate(drawn)
        if start < len(text)
    ]
    found = paragraphs(text, offset, spans)
    written = "".join(node if isinstance(node, str) else node.text() for line in found for node in line.nodes)
    assert "".join(written.split()) == "".join(text.split())

    texts: dict[str, str] = defaultdict(str)
    firsts: dict[str, int] = defaultdict(int)
    for line in found:
        for mark in line.marks():
            assert isinstance(mark, Mark)
            texts[mark.span.key] += mark.text()
            firsts[mark.span.key] += mark.is_first
    for span in spans:
        surface = text[span.start - offset : span.end - offset]
        if surface.strip():
            assert firsts[span.key] == 1
            assert "".join(texts[span.key].split()) == "".join(surface.split())
