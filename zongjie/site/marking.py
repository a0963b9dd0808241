"""Marks in a text: spans that may hold or cross each other become a tree, and nothing of the text is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

OUTERMOST_FIRST = ("sentence", "removed", "section", "evidence", "figure", "mask")
"""Of spans with the same extent, the kind that comes first here holds the others."""

KEPT_ON_ONE_LINE = frozenset({"figure", "mask"})
"""A line break inside one of these starts no paragraph: it is an accident of the page that the text came from."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters start to end (exclusive) of the document's text, marked as `kind`; `key` tells which one it is."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(slots=True)
class Mark:
    """A piece of a span with what lies in it. A span that crosses another has several pieces; one is the first."""

    span: Span
    is_first: bool
    children: list[Node] = field(default_factory=list)

    def text(self) -> str:
        """The characters of the piece."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


Node = str | Mark


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text as published, with its marks. `start` is where it begins in the document."""

    start: int
    nodes: list[Node]

    def marks(self) -> Iterator[Mark]:
        """All marks of the paragraph, from outside in."""
        return _marks(self.nodes)


def paragraphs(text: str, offset: int, spans: Sequence[Span]) -> list[Paragraph]:
    """Cut `text`, which begins at character `offset` of its document, into lines, and mark `spans` in each.

    Spans reach over the document; what of them lies outside the text is left out, and so are empty lines.
    """
    ordered = sorted(spans, key=lambda span: (span.start, -span.end, OUTERMOST_FIRST.index(span.kind)))
    seen: set[tuple[str, str]] = set()
    found: list[Paragraph] = []
    waiting = 0
    open_spans: list[Span] = []
    for start, end in _lines(text, offset, ordered):
        while waiting < len(ordered) and ordered[waiting].start < end:
            open_spans.append(ordered[waiting])
            waiting += 1
        open_spans = [span for span in open_spans if span.end > start]
        line = text[start - offset : end - offset]
        if line.strip():
            found.append(Paragraph(start, _nest(line, start, open_spans, seen)))
    return found


def _lines(text: str, offset: int, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """First and last character of each line, without the breaks themselves."""
    inside = [(span.start, span.end) for span in spans if span.kind in KEPT_ON_ONE_LINE]
    start, next_span = offset, 0
    for position, character in enumerate(text, offset):
        if character not in "\r\n":
            continue
        while next_span < len(inside) and inside[next_span][1] <= position:
            next_span += 1
        if next_span < len(inside) and inside[next_span][0] < position:
            continue
        yield start, position
        start = position + 1
    yield start, offset + len(text)


def _nest(line: str, start: int, spans: Sequence[Span], seen: set[tuple[str, str]]) -> list[Node]:
    """The tree of one line that begins at `start`. A span that crosses the end of the one around it goes on behind."""
    end = start + len(line)
    root: list[Node] = []
    stack: list[tuple[int, list[Node]]] = [(end, root)]
    queue = [(max(span.start, start), min(span.end, end), span) for span in spans]
    position = start
    while queue or len(stack) > 1:
        stop = stack[-1][0]
        if not queue or queue[0][0] >= stop:
            if len(stack) == 1:
                break
            _add(stack[-1][1], line[position - start : stop - start])
            position = max(position, stop)
            stack.pop()
            continue
        first, last, span = queue.pop(0)
        if last > stop:
            _requeue(queue, (stop, last, span))
            last = stop
        if first >= last:
            continue
        _add(stack[-1][1], line[position - start : first - start])
        position = first
        name = (span.kind, span.key)
        mark = Mark(span, name not in seen)
        seen.add(name)
        stack[-1][1].append(mark)
        stack.append((last, mark.children))
    _add(root, line[position - start :])
    return root


def _requeue(queue: list[tuple[int, int, Span]], piece: tuple[int, int, Span]) -> None:
    """Put the rest of a span back, before all that starts later or is shorter."""
    at = next((index for index, (first, last, _) in enumerate(queue) if (first, -last) > (piece[0], -piece[1])), None)
    queue.insert(len(queue) if at is None else at, piece)


def _add(nodes: list[Node], text: str) -> None:
    if text:
        nodes.append(text)


def _marks(nodes: Sequence[Node]) -> Iterator[Mark]:
    for node in nodes:
        if isinstance(node, Mark):
            yield node
            yield from _marks(node.children)
