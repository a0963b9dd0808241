"""The stage `articles`: decoded documents in, articles with outline and sentences out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from zongjie.articles.article_facts import article_facts, resolve_roles
from zongjie.articles.document_facts import document_facts
from zongjie.articles.outline import Section, outline
from zongjie.articles.paragraphs import Paragraph, read_paragraphs
from zongjie.articles.sentences import split_sentences
from zongjie.articles.splitting import ArticleSpan, DividedDocument, divide
from zongjie.articles.themes import assign_themes, find_themes
from zongjie.articles.titles import without_site_name
from zongjie.identifiers import identifier, identifiers
from zongjie.tables.articles import SECTIONS, SENTENCES, TABLES
from zongjie.tables.table import Frames
from zongjie.text.front_matter import MEDIA_TYPE as MARKDOWN
from zongjie.text.front_matter import find_front_matter
from zongjie.text.traditional import fold_traditional

Row = Mapping[str, Any]
PATH_SEPARATOR = " / "
_IN_COLUMNS = (SECTIONS, SENTENCES)


@dataclass
class _Rows:
    """Rows of every table of the stage as they are found; those of which there are most are kept in columns."""

    by_table: dict[str, list[Row]] = field(
        default_factory=lambda: {table.name: [] for table in TABLES if table not in _IN_COLUMNS}
    )
    sections: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in SECTIONS.columns})
    sentences: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in SENTENCES.columns})

    def add(self, table: str, **values: Any) -> None:
        """Append a row."""
        self.by_table[table].append(values)

    def frames(self) -> Frames:
        """The rows as polars frames with declared types."""
        frames = {
            table.name: pl.DataFrame(self.by_table[table.name], schema=dict(table.columns), orient="row")
            for table in TABLES
            if table not in _IN_COLUMNS
        }
        frames[SECTIONS.name] = pl.DataFrame(self.sections, schema=dict(SECTIONS.columns))
        frames[SENTENCES.name] = pl.DataFrame(self.sentences, schema=dict(SENTENCES.columns))
        return frames


@dataclass(frozen=True, slots=True)
class _Source:
    """The document that is being divided."""

    document_id: str
    source_path: str
    text: str
    simplified: str


def process(frames: Frames) -> Frames:
    """Divide documents into articles, sections and sentences and say what each is.

    Reads `documents` and `document_text`; returns every table of `zongjie.tables.articles`.
    Offsets are code points into `document_text.text`.
    """
    documents = frames["documents"].join(frames["document_text"], on="document_id", how="inner").sort("source_path")
    rows = _Rows()
    for row in documents.iter_rows(named=True):
        source = _Source(row["document_id"], row["source_path"], row["text"], fold_traditional(row["text"]))
        head = find_front_matter(source.text) if row["media_type"] == MARKDOWN else None
        divided = divide(source.text, head.end if head else 0)
        _add_boilerplate(rows, source, divided)
        for article in divided.articles:
            _add_article(rows, source, article)
        _add_document_facts(rows, source, divided, row)
    return rows.frames()


def _add_boilerplate(rows: _Rows, source: _Source, divided: DividedDocument) -> None:
    """Add a row for each removed span."""
    for span in divided.boilerplate:
        rows.add(
            "boilerplate",
            boilerplate_id=identifier("boilerplate", source.document_id, span.char_start),
            document_id=source.document_id,
            source_path=source.source_path,
            char_start=span.char_start,
            char_end=span.char_end,
            surface=source.text[span.char_start : span.char_end],
            reason=span.reason,
        )


def _add_document_facts(rows: _Rows, source: _Source, divided: DividedDocument, document: Row) -> None:
    """Add the row of `document_facts`; what a page or record states of itself goes before what its text shows."""
    facts = document_facts(source.text, divided, document["stated_source_url"], document["first_seen_at"])
    rows.add(
        "document_facts",
        document_id=source.document_id,
        title=divided.title or (without_site_name(document["stated_title"]) if document["stated_title"] else None),
        published_on=document["stated_published_on"] or facts.published_on,
        source_url=facts.source_url,
        source_kind=facts.source_kind,
        tamper_flags=list(facts.tamper_flags),
        article_count=len(divided.articles),
        boilerplate_chars=sum(span.char_end - span.char_start for span in divided.boilerplate),
    )


def _add_article(rows: _Rows, source: _Source, article: ArticleSpan) -> None:
    """Add one article with its sections and sentences."""
    article_id = identifier("article", source.document_id, article.char_start)
    paragraphs = read_paragraphs(source.text, article.lines, article.has_heading_line)
    body = paragraphs[1:] if article.has_heading_line else paragraphs
    sections = outline(source.text, article.char_start, article.char_end, article.title, body)
    keywords = find_themes(source.simplified, article.char_start, article.char_end)
    facts = article_facts(source.simplified, article, sections, keywords)
    rows.add(
        "articles",
        article_id=article_id,
        document_id=source.document_id,
        source_path=source.source_path,
        article_number=article.number,
        title=article.title,
        char_start=article.char_start,
        char_end=article.char_end,
        body_start=article.body_start,
        document_type=facts.document_type,
        organisation_level=facts.organisation_level,
        is_work_summary=facts.is_work_summary,
    )
    section_ids = [identifier("section", article_id, section.level, section.char_start) for section in sections]
    _add_sections(rows, section_ids, article_id, source, sections)
    rows.sections["theme"] += assign_themes(sections, keywords)
    rows.sections["role"] += resolve_roles(sections, facts.document_type)
    _add_sentences(rows, section_ids, article_id, source, list(_sentences(source.text, paragraphs, sections)))


def _add_sections(
    rows: _Rows, section_ids: Sequence[str], article_id: str, source: _Source, sections: Sequence[Section]
) -> None:
    """Add the sections of an article, but for their themes and roles."""
    columns = rows.sections
    columns["section_id"] += section_ids
    columns["article_id"] += [article_id] * len(sections)
    columns["document_id"] += [source.document_id] * len(sections)
    columns["parent_section_id"] += [None if one.parent is None else section_ids[one.parent] for one in sections]
    columns["level"] += [section.level for section in sections]
    columns["marker"] += [section.marker for section in sections]
    columns["heading"] += [section.heading for section in sections]
    columns["heading_path"] += _heading_paths(sections)
    columns["char_start"] += [section.char_start for section in sections]
    columns["char_end"] += [section.char_end for section in sections]


def _add_sentences(
    rows: _Rows, section_ids: Sequence[str], article_id: str, source: _Source, found: Sequence[tuple[int, int, int]]
) -> None:
    """Add the sentences of an article from their spans and the indexes of their sections."""
    columns = rows.sentences
    columns["sentence_id"] += identifiers("sentence", article_id, (start for start, _, _ in found))
    columns["section_id"] += [section_ids[index] for _, _, index in found]
    columns["article_id"] += [article_id] * len(found)
    columns["document_id"] += [source.document_id] * len(found)
    columns["char_start"] += [start for start, _, _ in found]
    columns["char_end"] += [end for _, end, _ in found]
    columns["raw_text"] += [source.text[start:end] for start, end, _ in found]


def _heading_paths(sections: Sequence[Section]) -> list[str]:
    """Headings from the outermost section to each; the article's title stands at the root alone."""
    paths: list[str] = []
    for section in sections:
        above = paths[section.parent] + PATH_SEPARATOR if section.parent else ""
        paths.append(above + section.heading)
    return paths


def _sentences(
    text: str, paragraphs: Sequence[Paragraph], sections: Sequence[Section]
) -> Iterator[tuple[int, int, int]]:
    """Spans of the sentences, each with the index of the innermost section that holds it."""
    current = 0
    for paragraph in paragraphs:
        # sections start with paragraphs and are in text order: the last that has started is the innermost
        while current + 1 < len(sections) and sections[current + 1].char_start <= paragraph.start:
            current += 1
        for start, end in split_sentences(text, paragraph.start, paragraph.end):
            yield start, end, current
