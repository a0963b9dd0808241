"""Damage that is tied to places: edges of pages, items of lists, paragraphs told twice, words at the ends of lines.

Strikes drafts before any other damage. It cuts only between sentences' clauses, so that what is left keeps its
labels; where the head of a sentence is lost, its figures are marked optional, for nobody can say what they count.
"""

from __future__ import annotations

from copy import copy
from random import Random
from typing import Any

from bench.sentences.draft import Draft, Edit, Mark

_WHOLE = ("figure", "numeral", "year", "year_range", "bare_year", "place", "org", "person", "date", "session", "title")
_SWAPS = {"的": "地", "在": "再", "做": "作", "到": "道", "和": "合", "进": "近", "实": "时", "展": "盏"}
_CLAUSE_ENDS = "，；"


def lose_page_edges(draft: Draft, random: Random) -> None:
    """A page ends within a sentence, and the next begins within another: what stood between is lost."""
    edits: list[Edit] = []
    fixed = _fixed(draft)
    for paragraph in _chosen(draft, "paragraph", random, 3):
        sentences = [one for one in draft.of_kind("sentence") if _holds(paragraph, one)]
        if len(sentences) < 3:
            continue
        first = random.randrange(len(sentences) - 1)
        last = random.randint(first + 1, len(sentences) - 1)
        start = _clause_end(draft, sentences[first], random)
        end = _clause_end(draft, sentences[last], random)
        if start is None or end is None or any(start < mark.end and mark.start < end for mark in fixed):
            continue
        for figure in draft.of_kind("figure"):
            if end <= figure.start and figure.end <= sentences[last].end:
                figure.data |= {"is_optional": True, "is_headless": True}
        edits.append(Edit(start, end, ""))
    _cut(draft, edits)


def _clause_end(draft: Draft, sentence: Mark, random: Random) -> int | None:
    """A place behind a comma of a sentence that no figure follows at once."""
    places = [place + 1 for place in range(sentence.start + 4, sentence.end - 4) if draft.text[place] in _CLAUSE_ENDS]
    return random.choice(places) if places else None


def drop_items(draft: Draft, random: Random) -> None:
    """Whole narrow sections or paragraphs are lost; numbering skips them."""
    evidence = draft.of_kind("evidence")
    sections = draft.of_kind("section")
    inner = [one for one in sections if any(_holds(other, one) for other in sections if other is not one)]
    leaves = [one for one in inner if not any(_holds(one, other) for other in sections if other is not one)]
    lost = random.sample(leaves, min(len(leaves), random.randint(1, 2)))
    _cut(draft, [Edit(one.start, one.end, "") for one in lost if not any(_holds(one, mark) for mark in evidence)])


def repeat_paragraphs(draft: Draft, random: Random) -> None:
    """A paragraph stands twice, one after the other."""
    for paragraph in _chosen(draft, "paragraph", random, 2):
        start = draft.text.rfind("\n", 0, paragraph.start) + 1
        end = draft.text.find("\n", paragraph.end) + 1
        # a paragraph that a heading opens is no paragraph of its own
        if end == 0 or draft.text[start : paragraph.start].strip():
            continue
        told = [mark for mark in draft.marks if start <= mark.start and mark.end <= end and mark.kind != "section"]
        last = any(mark.end <= end for mark in draft.of_kind("article", "body") if start < mark.end)
        if not last and not any(mark.kind in ("heading", "title_line", "chrome") for mark in told):
            _repeat(draft, told, start, end)


def _repeat(draft: Draft, told: list[Mark], start: int, end: int) -> None:
    """Tell text[start:end] again behind it, with the marks on it."""
    copies, size = _copies(told, end - start), end - start
    draft.text = draft.text[:end] + draft.text[start:end] + draft.text[end:]
    for mark in draft.marks:
        mark.start += size if mark.start >= end else 0
        mark.end += size if mark.end > end else 0
    draft.marks += copies


def _copies(marks: list[Mark], shift: int) -> list[Mark]:
    """Copies of marks further on, which refer to each other as the marks do."""
    made = {id(mark): Mark(mark.kind, mark.start + shift, mark.end + shift, copy(mark.data)) for mark in marks}

    def other(value: Any) -> Any:
        if isinstance(value, Mark):
            return made.get(id(value), value)
        return [other(one) for one in value] if isinstance(value, list) else value

    for mark in made.values():
        mark.data = {name: other(value) for name, value in mark.data.items()}
    return list(made.values())


def lose_words_at_edges(draft: Draft, random: Random) -> None:
    """The first or last characters of some paragraphs are lost."""
    edits: list[Edit] = []
    marks = draft.of_kind(*_WHOLE, "evidence", "heading", "mask")
    for paragraph in _chosen(draft, "paragraph", random, 3):
        size = random.randint(1, 2)
        start = paragraph.start if random.random() < 0.5 else paragraph.end - size
        near = (start - 6, start + size + 6)
        if not any(near[0] < mark.end and mark.start < near[1] for mark in marks):
            edits.append(Edit(start, start + size, ""))
    draft.edit(edits)


def mistype(draft: Draft, random: Random) -> None:
    """A few characters that sound alike, doubled ones, and ones left out."""
    whole = draft.of_kind(*_WHOLE, "evidence", "heading", "title_line", "mask")
    inside = {place for mark in whole for place in range(mark.start - 4, mark.end + 4)}
    places = [place for place, character in enumerate(draft.text) if character in _SWAPS and place not in inside]
    chosen = random.sample(places, min(len(places), random.randint(2, 8)))
    edits: list[Edit] = []
    for place in chosen:
        character = draft.text[place]
        typed = random.choice((_SWAPS[character], _SWAPS[character], character * 2, ""))
        # a doubled 的 is known for damage wherever it stands
        marks = (Mark("mask", 0, 2, {"kind": "scar"}),) if typed == "的的" else ()
        edits.append(Edit(place, place + 1, typed, marks))
    draft.edit(edits)


def _fixed(draft: Draft) -> list[Mark]:
    """What must not be lost: evidence of the year, titles, headings, lines of the page."""
    return draft.of_kind("evidence", "title_line", "heading", "chrome")


def _holds(outer: Mark, inner: Mark) -> bool:
    """Whether a mark lies within another."""
    return outer.start <= inner.start and inner.end <= outer.end


def _chosen(draft: Draft, kind: str, random: Random, most: int) -> list[Mark]:
    """One to `most` marks of a kind."""
    marks = draft.of_kind(kind)
    return random.sample(marks, min(len(marks), random.randint(1, most)))


def _cut(draft: Draft, edits: list[Edit]) -> None:
    """Make the edits; what refers to a figure that is lost refers to nothing."""
    draft.edit(edits)
    left = {id(mark) for mark in draft.marks}
    for mark in draft.of_kind("figure"):
        for role in ("parent", "compared_with"):
            if mark.data[role] is not None and id(mark.data[role]) not in left:
                mark.data[role] = None
    draft.marks = [
        mark
        for mark in draft.marks
        if mark.kind != "arithmetic" or all(_is_told(figure, left) for figure in mark.data["figures"])
    ]


def _is_told(figure: Mark, left: set[int]) -> bool:
    """Whether a figure is left, with the words on what it counts."""
    return id(figure) in left and not figure.data.get("is_headless", False)
