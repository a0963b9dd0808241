"""Frames for the stage `placeholders`: texts as documents of one article, a sentence for each line."""

from __future__ import annotations

import re

import polars as pl

from zongjie.identifiers import identifier
from zongjie.placeholders import process
from zongjie.tables import conform, empty
from zongjie.tables.articles import ARTICLES, BOILERPLATE, SENTENCES
from zongjie.tables.documents import DOCUMENT_TEXT
from zongjie.tables.placeholders import TABLES
from zongjie.tables.table import Frames

_LINE_END = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def article_frames(*texts: str, start: int = 0) -> dict[str, pl.DataFrame]:
    """A document for each text; its article begins at character `start`."""
    documents = [{"document_id": identifier("document", number), "text": text} for number, text in enumerate(texts)]
    articles = [
        {
            "article_id": identifier("article", document["document_id"]),
            "document_id": document["document_id"],
            "source_path": f"{number}.txt",
            "article_number": None,
            "title": "工作总结",
            "char_start": start,
            "char_end": len(document["text"]),
            "body_start": start,
            "document_type": "annual_summary",
            "organisation_level": "county",
            "is_work_summary": True,
        }
        for number, document in enumerate(documents)
    ]
    sentences = [
        sentence
        for document, article in zip(documents, articles, strict=True)
        for sentence in _lines(document["text"], article, start)
    ]
    return {
        "document_text": pl.DataFrame(documents, schema=dict(DOCUMENT_TEXT.columns)),
        "articles": pl.DataFrame(articles, schema=dict(ARTICLES.columns)),
        "boilerplate": empty(BOILERPLATE),
        "sentences": pl.DataFrame(sentences, schema=dict(SENTENCES.columns)),
    }


def run_placeholders(*texts: str, start: int = 0) -> Frames:
    """What the stage returns for these texts, checked against its tables."""
    found = process(article_frames(*texts, start=start))
    return {table.name: conform(table, found[table.name]) for table in TABLES}


def _lines(text: str, article: dict[str, object], start: int) -> list[dict[str, object]]:
    """A sentence row for each line that is not empty."""
    rows: list[dict[str, object]] = []
    position = start
    for line in _LINE_END.split(text[start:]):
        if line:
            rows.append(
                {
                    "sentence_id": identifier("sentence", str(article["article_id"]), position),
                    "section_id": "section",
                    "article_id": article["article_id"],
                    "document_id": article["document_id"],
                    "char_start": position,
                    "char_end": position + len(line),
                    "raw_text": line,
                }
            )
        position += len(line) + 1
    return rows
