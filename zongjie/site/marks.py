"""The text of an article as HTML: every figure, mask and scar stands in its place as an element of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from zongjie.site.article_rows import ArticleRows, Row
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
    html = Markup().join(_html(node, marked, in_figure=False) for node in paragraph.nodes)
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
    inner = Markup().join(_html(child, marked, in_figure=in_figure or kind == "figure") for child in node.children)
    if kind == "figure":
        return _figure(node, marked, inner)
    if kind == "mask":
        return _mask(node, marked, inner, in_figure=in_figure)
    identifier = Markup(' id="{}-{}"').format(_PREFIX[kind], key) if node.is_first else Markup()
    if kind == "evidence":
        row = marked.evidence[key]
        identifier += Markup(' data-years="{}" data-rule="{}"').format(
            years(row["year_min"], row["year_max"]), row["rule"]
        )
    return _FRAMES[kind].format(identifier, inner)


_FRAMES = {
    "sentence": Markup("<span{}>{}</span>"),
    "section": Markup('<b class="marker"{}>{}</b>'),
    "removed": Markup('<span class="chrome"{}>{}</span>'),
    "evidence": Markup('<span class="evidence"{}>{}</span>'),
}

_PREFIX = {"sentence": "t", "section": "s", "removed": "b", "evidence": "e"}
"""Anchors: m- figures, k- masks, and these."""


def _figure(mark: Mark, marked: Marked, inner: Markup) -> Markup:
    row = marked.figures[mark.span.key]
    classes = ["f", row["nature"]]
    classes += [name for name in ("is_masked", "is_duplicate") if row[name]]
    if mark.span.key in marked.contradicted:
        classes.append("contradicted")
    identifier = Markup(' id="m-{}"').format(mark.span.key) if mark.is_first else Markup()
    return Markup('<a class="{}"{} href="#r-{}">{}</a>').format(" ".join(classes), identifier, mark.span.key, inner)


def _mask(mark: Mark, marked: Marked, inner: Markup, *, in_figure: bool) -> Markup:
    """A mask or scar. Inside a figure it takes no focus of its own: the figure does."""
    row = marked.masks[mark.span.key]
    chinese, english = marked.words.name("placeholder_kind", row["placeholder_kind"])
    bounds = years(row["year_min"], row["year_max"])
    told = Markup(' data-kind="{}" data-kind-en="{}"').format(chinese, english)
    if bounds:
        told += Markup(' data-years="{}"').format(bounds)
    if row["restored"] is not None:
        told += Markup(' data-restored="{}"').format(row["restored"])
    identifier = Markup(' id="k-{}"').format(mark.span.key) if mark.is_first else Markup()
    focus = Markup() if in_figure or _holds_figure(mark) else Markup(' tabindex="0"')
    classes = "k restored" if row["restored"] is not None else "k"
    return Markup('<span class="{}"{}{}{}>{}</span>').format(classes, identifier, focus, told, inner)


def _holds_figure(mark: Mark) -> bool:
    return any(
        isinstance(child, Mark) and (child.span.kind == "figure" or _holds_figure(child)) for child in mark.children
    )
