"""Dividing a document into articles and the boilerplate around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zongjie.articles.article_headings import ArticleHeading, find_article_headings
from zongjie.articles.chrome import LONGEST_LINK, ChromeLine, find_chrome_lines
from zongjie.articles.glued_headings import cut_at_glued_headings
from zongjie.articles.heading_forms import heading_candidates
from zongjie.articles.lines import Line, read_lines, text_of
from zongjie.articles.section_markers import match_marker
from zongjie.articles.titles import without_site_name

LONGEST_TITLE = 60
UNNUMBERED_ARTICLE = 400
"""Text before the first numbered heading that is at least this long, teasers aside, is an article."""
OPENING_LINES = 8
"""Chrome of the zone "opening" stands within so many lines of an article's start."""
_SENTENCE_END = re.compile(r"[。！？!?；;：:，,]$")
_COMMA = re.compile(r"[，,；;]")
_TRUNCATED = re.compile(r"(?:\.{3}|…)$")
_COLLECTION_TITLE = re.compile(r"(?:总结|计划|报告|范文|教案|材料|方案|体会|汇报|讲话)|篇[)）】\]]?$")


@dataclass(frozen=True, slots=True)
class BoilerplateSpan:
    """A removed stretch of a document."""

    char_start: int
    char_end: int
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleSpan:
    """An article: text[char_start:char_end], with the lines that are not boilerplate.

    `lines[0]` is the heading line if `has_heading_line`; `body_start` is the first character after it.
    """

    number: int | None
    title: str
    char_start: int
    char_end: int
    body_start: int
    has_heading_line: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DividedDocument:
    """A document's articles and boilerplate; both in order and together, but for white space, the whole text."""

    title: str | None
    articles: tuple[ArticleSpan, ...]
    boilerplate: tuple[BoilerplateSpan, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """A document with what is known of it: `reasons` are those of its boilerplate lines, by index."""

    text: str
    lines: Sequence[Line]
    headings: Sequence[ArticleHeading]
    reasons: Mapping[int, str]
    title: str | None


def divide(text: str, head_end: int = 0) -> DividedDocument:
    """Divide a decoded text into articles and boilerplate; text[:head_end] is metadata of the page."""
    lines: Sequence[Line] = read_lines(text)
    candidates = heading_candidates(text, lines)
    cut = cut_at_glued_headings(text, lines, candidates)
    if cut is not None:
        lines, candidates = cut, heading_candidates(text, cut)
    head = range(bisect_left(lines, head_end, key=lambda line: line.start))
    candidates = [candidate for candidate in candidates if candidate.line_index not in head]
    headings = find_article_headings(text, lines, candidates)
    reasons = _chrome_reasons(text, lines, headings, head)
    document_title = _document_title(text, lines, headings, reasons)
    articles = list(_articles(_Page(text, lines, headings, reasons, document_title)))
    if document_title is None and len({article.title for article in articles}) == 1:
        document_title = articles[0].title if articles[0].has_heading_line else None
    # a span of boilerplate keeps one line, so that each reason can be counted and looked at
    boilerplate = tuple(
        BoilerplateSpan(lines[index].start, lines[index].end, reasons[index]) for index in sorted(reasons)
    )
    return DividedDocument(document_title, tuple(articles), boilerplate)


def _chrome_reasons(
    text: str, lines: Sequence[Line], headings: Sequence[ArticleHeading], head: range
) -> dict[int, str]:
    """Reasons by the index of the line that is boilerplate; those of `head` are metadata of the page."""
    heading_lines = {heading.line_index for heading in headings}
    known = heading_lines | set(head)
    chrome = [line for line in find_chrome_lines(text, lines) if line.line_index not in known]
    reasons = dict.fromkeys(head, "site_metadata")
    reasons |= {line.line_index: line.reason for line in chrome if line.zone == "anywhere"}
    bounds = sorted({0, *heading_lines, len(lines)})
    for start, stop in pairwise(bounds):
        reasons |= _closing_reasons(text, lines, chrome, start, stop)
        reasons |= _opening_reasons(chrome, start, stop)
    if headings:
        reasons |= _head_reasons(text, lines, headings[0].line_index, reasons)
    return reasons


def _closing_reasons(
    text: str, lines: Sequence[Line], chrome: Iterable[ChromeLine], start: int, stop: int
) -> dict[int, str]:
    """Lines of lines[start:stop] that close an article's page, with the links after them."""
    reasons: dict[int, str] = {}
    for line in chrome:
        if line.zone != "closes" or not start <= line.line_index < stop or line.line_index in reasons:
            continue
        reasons[line.line_index] = line.reason
        followers = range(line.line_index + 1, stop)
        if all(_is_link(text, lines[index]) for index in followers):
            reasons |= dict.fromkeys(followers, "related_links")
    return reasons


def _opening_reasons(chrome: Iterable[ChromeLine], start: int, stop: int) -> dict[int, str]:
    """Lines that are chrome only before a body: those within the first few lines from `start`."""
    return {
        line.line_index: line.reason
        for line in chrome
        if line.zone == "opening" and start <= line.line_index < min(start + OPENING_LINES, stop)
    }


def _head_reasons(text: str, lines: Sequence[Line], stop: int, known: Mapping[int, str]) -> dict[int, str]:
    """Reasons for the lines before the first heading of a collection, unless they are an article of their own."""
    unknown = [index for index in range(stop) if index not in known]
    if sum(lines[index].length for index in unknown) >= UNNUMBERED_ARTICLE:
        return {}
    return {index: _head_reason(text_of(text, lines[index])) for index in unknown}


def _head_reason(written: str) -> str:
    """What a line above a collection is."""
    if len(written) <= LONGEST_TITLE and not _SENTENCE_END.search(written) and _COLLECTION_TITLE.search(written):
        return "collection_title"
    return "teaser" if _TRUNCATED.search(written) else "other"


def _is_link(text: str, line: Line) -> bool:
    """Whether a line could be the title of another page."""
    return line.length <= LONGEST_LINK and text[line.end - 1] not in "。；;"


def _document_title(
    text: str, lines: Sequence[Line], headings: Sequence[ArticleHeading], reasons: Mapping[int, str]
) -> str | None:
    """The title above a collection, or of the one article; None where the text starts at once."""
    if headings:
        titles = [index for index in range(headings[0].line_index) if reasons.get(index) == "collection_title"]
    else:
        titles = [index for index in range(len(lines)) if index not in reasons][:1]
        titles = [index for index in titles if _is_title(text, lines[index])]
    return without_site_name(text_of(text, lines[titles[0]])) if titles else None


def _is_title(text: str, line: Line) -> bool:
    """Whether the first line of a text is its title rather than its first sentence or heading."""
    is_clause = _COMMA.search(text, line.bare_start, line.end) and not _COLLECTION_TITLE.search(text_of(text, line))
    return (
        line.length <= LONGEST_TITLE
        and not is_clause
        and not _SENTENCE_END.search(text, line.end - 1, line.end)
        and match_marker(text, line.bare_start, line.end) is None
    )


def _articles(page: _Page) -> Iterable[ArticleSpan]:
    """The articles: from each heading to the next, boilerplate at the edges left out."""
    starts: list[ArticleHeading | None] = list(page.headings)
    if not page.headings or any(index not in page.reasons for index in range(page.headings[0].line_index)):
        starts.insert(0, None)
    for position, heading in enumerate(starts):
        following = starts[position + 1] if position + 1 < len(starts) else None
        first = heading.line_index if heading else 0
        stop = following.line_index if following else len(page.lines)
        kept = [index for index in range(first, stop) if index not in page.reasons]
        if kept:
            # boilerplate at the end goes; without any the article reaches to the next heading
            next_line = page.lines[stop] if following and kept[-1] + 1 == stop else None
            yield _article(page, heading, tuple(page.lines[index] for index in kept), next_line)


def _article(
    page: _Page, heading: ArticleHeading | None, lines: tuple[Line, ...], next_line: Line | None
) -> ArticleSpan:
    """One article of the kept lines. It starts with its first line's indentation, and ends where
    the next article starts, or with its last line where boilerplate or nothing follows."""
    first, last = lines[0], lines[-1]
    char_start = first.start - first.indent
    written = text_of(page.text, first)
    is_heading = heading is not None or _is_title(page.text, first)
    title = (heading.title if heading else without_site_name(written) if is_heading else "") or page.title
    return ArticleSpan(
        number=heading.number if heading else None,
        title=title or _first_clause(text_of(page.text, lines[1]) if is_heading and len(lines) > 1 else written),
        char_start=char_start,
        char_end=next_line.start - next_line.indent if next_line else last.end,
        body_start=first.end if is_heading else char_start,
        has_heading_line=is_heading,
        lines=lines,
    )


def _first_clause(written: str) -> str:
    """A stand-in for a title where an article has none: its words to the first mark."""
    return re.split(r"[。！？!?；;，,]", written, maxsplit=1)[0][:LONGEST_TITLE]
