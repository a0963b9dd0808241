"""The stage `articles`: decoded documents in, articles with outline and sentences out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from zongjie.articles.article_facts import ArticleFacts, article_facts, resolve_roles
from zongjie.articles.document_facts import document_facts
from zongjie.articles.outline import Section, outline
from zongjie.articles.paragraphs import Paragraph, read_paragraphs
from zongjie.articles.sentences import split_sentences
from zongjie.articles.splitting import ArticleSpan, DividedDocument, divide
from zongjie.articles.themes import assign_themes, find_themes
from zongjie.identifiers import identifier
from zongjie.tables.articles import TABLES
from zongjie.tables.table import Frames

Row = Mapping[str, Any]
PATH_SEPARATOR = " / "


@dataclass
class _Rows:
    """Rows of every table of the stage, as they are found."""

    by_table: dict[str, list[Row]] = field(default_factory=lambda: {table.name: [] for table in TABLES})

    def add(self, table: str, **values: Any) -> None:
        """Append a row."""
        self.by_table[table].append(values)

    def frames(self) -> Frames:
        """The rows as polars frames with declared types."""
        return {
            table.name: pl.DataFrame(self.by_table[table.name], schema=dict(table.columns), orient="row")
            for table in TABLES
        }


def process(frames: Frames) -> Frames:
    """Divide documents into articles, sections and sentences and say what each is.

    Reads `documents` and `document_text`; returns every table of `zongjie.tables.articles`.
    Offsets are code points into `document_text.text`.
    """
    documents = frames["documents"].join(frames["document_text"], on="document_id", how="inner").sort("source_path")
    rows = _Rows()
    for document in documents.iter_rows(named=True):
        _add_document(rows, document["document_id"], document["source_path"], document["text"])
    return rows.frames()


def _add_document(rows: _Rows, document_id: str, source_path: str, text: str) -> None:
    """Add all rows of one document."""
    divided = divide(text)
    for span in divided.boilerplate:
        rows.add(
            "boilerplate",
            boilerplate_id=identifier("boilerplate", document_id, span.char_start),
            document_id=document_id,
            source_path=source_path,
            char_start=span.char_start,
            char_end=span.char_end,
            surface=text[span.char_start : span.char_end],
            reason=span.reason,
        )
    for article in divided.articles:
        _add_article(rows, document_id, source_path, text, article)
    _add_document_facts(rows, document_id, text, divided)


def _add_document_facts(rows: _Rows, document_id: str, text: str, divided: DividedDocument) -> None:
    """Add the row of `document_facts`."""
    facts = document_facts(text, divided)
    rows.add(
        "document_facts",
        document_id=document_id,
        title=divided.title,
        published_on=facts.published_on,
        source_url=facts.source_url,
        source_kind=facts.source_kind,
        tamper_flags=list(facts.tamper_flags),
        article_count=len(divided.articles),
        boilerplate_chars=sum(span.char_end - span.char_start for span in divided.boilerplate),
    )


def _add_article(rows: _Rows, document_id: str, source_path: str, text: str, article: ArticleSpan) -> None:
    """Add one article with its sections and sentences."""
    article_id = identifier("article", document_id, article.char_start)
    paragraphs = read_paragraphs(text, article.lines, article.has_heading_line)
    body = paragraphs[1:] if article.has_heading_line else paragraphs
    sections = outline(text, article.char_start, article.char_end, article.title, body)
    facts = article_facts(text, article, sections)
    rows.add(
        "articles",
        article_id=article_id,
        document_id=document_id,
        source_path=source_path,
        article_number=article.number,
        title=article.title,
        char_start=article.char_start,
        char_end=article.char_end,
        body_start=article.body_start,
        document_type=facts.document_type,
        organisation_level=facts.organisation_level,
        is_work_summary=facts.is_work_summary,
    )
    section_ids = _add_sections(rows, document_id, article_id, text, sections, facts)
    _add_sentences(rows, document_id, article_id, text, paragraphs, sections, section_ids)


def _add_sections(
    rows: _Rows, document_id: str, article_id: str, text: str, sections: Sequence[Section], facts: ArticleFacts
) -> list[str]:
    """Add the sections of an article; returns their identifiers in order."""
    root = sections[0]
    themes = assign_themes(sections, find_themes(text, root.char_start, root.char_end))
    roles = resolve_roles(sections, facts.document_type)
    section_ids: list[str] = []
    paths: list[str] = []
    for section, theme, role in zip(sections, themes, roles, strict=True):
        section_id = identifier("section", article_id, section.level, section.char_start)
        parent = section.parent
        path = section.heading if not parent else paths[parent] + PATH_SEPARATOR + section.heading
        section_ids.append(section_id)
        paths.append(path)
        rows.add(
            "sections",
            section_id=section_id,
            article_id=article_id,
            document_id=document_id,
            parent_section_id=None if parent is None else section_ids[parent],
            level=section.level,
            marker=section.marker,
            heading=section.heading,
            heading_path=path,
            char_start=section.char_start,
            char_end=section.char_end,
            theme=theme,
            role=role,
        )
    return section_ids


def _add_sentences(
    rows: _Rows,
    document_id: str,
    article_id: str,
    text: str,
    paragraphs: Sequence[Paragraph],
    sections: Sequence[Section],
    section_ids: Sequence[str],
) -> None:
    """Add the sentences of an article, each with the innermost section that holds it."""
    current = 0
    for paragraph in paragraphs:
        # sections start with paragraphs and are in text order: the last that has started is the innermost
        while current + 1 < len(sections) and sections[current + 1].char_start <= paragraph.start:
            current += 1
        for start, end in split_sentences(text, paragraph.start, paragraph.end):
            rows.add(
                "sentences",
                sentence_id=identifier("sentence", article_id, start),
                section_id=section_ids[current],
                article_id=article_id,
                document_id=document_id,
                char_start=start,
                char_end=end,
                raw_text=text[start:end],
            )
