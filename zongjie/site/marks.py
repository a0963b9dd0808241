"""The text of an article as HTML: every figure, mask and scar stands in its place as an element of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from zongjie.site.article_rows import ArticleRows, Row
from zongjie.site.html import element, together
from zongjie.site.marking import Mark, Node, Paragraph, Span, paragraphs
from zongjie.site.numbers import years
from zongjie.site.words import Words

_LEADING_SPACE = re.compile(r"^((?:<[^>]*>)*)\s+")

HEADING_SLACK = 4
"""A line is a heading where its section's heading and marker fill it but for so many characters."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is shown. `kind`: text, heading, or removed (chrome of the page it was published on)."""

    kind: str
    level: int
    html: Markup


@dataclass(frozen=True, slots=True)
class Marked:
    """What the marks of an article need to know: rows by identifier, and which figures contradict something."""

    figures: Mapping[str, Row]
    masks: Mapping[str, Row]
    evidence: Mapping[str, Row]
    removed: Mapping[str, Row]
    sections: Mapping[str, Row]
    contradicted: frozenset[str]
    words: Words


def marked_lines(rows: ArticleRows, contradicted: frozenset[str], words: Words) -> list[Line]:
    """The article's text, line by line, with its marks."""
    article = rows.article
    marked = Marked(
        figures={row["measurement_id"]: row for row in rows["figures"]},
        masks={row["placeholder_id"]: row for row in rows["masks"]},
        evidence={str(index): row for index, row in enumerate(year_evidence(article))},
        removed={row["boilerplate_id"]: row for row in rows["removed"]},
        sections={row["section_id"]: row for row in rows["sections"]},
        contradicted=contradicted,
        words=words,
    )
    lines = paragraphs(article["text"], article["char_start"], _spans(rows, marked))
    return [_line(paragraph, marked) for paragraph in lines]


def year_evidence(article: Row) -> Sequence[Row]:
    """What bounds the year of the report: phrase, place, rule, years."""
    return article["report_year_evidence"] or ()


def _spans(rows: ArticleRows, marked: Marked) -> list[Span]:
    spans = [Span(row["char_start"], row["char_end"], "sentence", row["sentence_id"]) for row in rows["sentences"]]
    for kind, found in (("figure", marked.figures), ("mask", marked.masks), ("removed", marked.removed)):
        spans += [Span(row["char_start"], row["char_end"], kind, key) for key, row in found.items()]
    start, end = rows.article["char_start"], rows.article["char_end"]
    spans += [
        Span(row["char_start"], row["char_end"], "evidence", key)
        for key, row in marked.evidence.items()
        if start <= row["char_start"] < row["char_end"] <= end
    ]
    spans += [
        Span(row["char_start"], row["char_start"] + max(1, len(row["marker"] or "")), "section", key)
        for key, row in marked.sections.items()
        if row["level"]
    ]
    return spans


def _line(paragraph: Paragraph, marked: Marked) -> Line:
    text = "".join(node if isinstance(node, str) else node.text() for node in paragraph.nodes)
    html = together(_html(node, marked, in_figure=False) for node in paragraph.nodes)
    # the style sheet indents paragraphs: spaces that did so in the source would do it twice
    html = Markup(_LEADING_SPACE.sub(r"\1", html))  # noqa: S704 (only spaces are taken away)
    for mark in paragraph.marks():
        if mark.span.kind == "removed" and len(mark.text().strip()) >= len(text.strip()):
            return Line("removed", 0, html)
        if mark.span.kind == "section" and mark.is_first:
            section = marked.sections[mark.span.key]
            length = len(section["marker"] or "") + len(section["heading"] or "")
            if len(text.strip()) <= length + HEADING_SLACK:
                return Line("heading", min(3, section["level"]), html)
    return Line("text", 0, html)


def _html(node: Node, marked: Marked, *, in_figure: bool) -> Markup:
    if isinstance(node, str):
        return escape(node)
    kind, key = node.span.kind, node.span.key
    inner = together(_html(child, marked, in_figure=in_figure or kind == "figure") for child in node.children)
    name, prefix, attributes = _FRAMES[kind]
    told = {**attributes, "id": f"{prefix}-{key}"} if node.is_first else {**attributes}
    if kind == "figure":
        told |= _figure(key, marked)
    elif kind == "mask":
        told |= _mask(key, marked)
        # inside a figure a mask takes no focus of its own: the figure does
        if not in_figure and not _holds_figure(node):
            told["tabindex"] = "0"
    elif kind == "evidence":
        row = marked.evidence[key]
        told |= {"data-years": years(row["year_min"], row["year_max"]), "data-rule": row["rule"]}
    return element(name, told, inner)


_FRAMES: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "figure": ("a", "m", {}),
    "mask": ("span", "k", {}),
    "sentence": ("span", "t", {}),
    "section": ("b", "s", {"class": "marker"}),
    "removed": ("span", "b", {"class": "chrome"}),
    "evidence": ("span", "e", {"class": "evidence"}),
}
"""Element, prefix of the anchor and fixed attributes, by kind of span."""


def _figure(key: str, marked: Marked) -> dict[str, str]:
    row = marked.figures[key]
    classes = ["f", row["nature"]]
    classes += [name for name in ("is_masked", "is_duplicate") if row[name]]
    if key in marked.contradicted:
        classes.append("contradicted")
    return {"class": " ".join(classes), "href": f"#r-{key}"}


def _mask(key: str, marked: Marked) -> dict[str, str]:
    row = marked.masks[key]
    chinese, english = marked.words.name("placeholder_kind", row["placeholder_kind"])
    told = {"class": "k", "data-kind": chinese, "data-kind-en": english}
    bounds = years(row["year_min"], row["year_max"])
    if bounds:
        told["data-years"] = bounds
    if row["restored"] is not None:
        told |= {"class": "k restored", "data-restored": row["restored"]}
    return told


def _holds_figure(mark: Mark) -> bool:
    return any(
        isinstance(child, Mark) and (child.span.kind == "figure" or _holds_figure(child)) for child in mark.children
    )
