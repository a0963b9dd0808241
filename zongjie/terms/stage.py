"""The stage `terms`: how often each word stands in an article under each theme."""

from __future__ import annotations

from collections import Counter, defaultdict

import polars as pl

from zongjie.tables.table import Frames
from zongjie.tables.terms import ARTICLE_TERMS
from zongjie.terms.weights import weight_of
from zongjie.terms.words import terms


def process(frames: Frames) -> Frames:
    """Return `article_terms` for a chunk of documents."""
    themes = dict(frames["sections"].select("section_id", "theme").iter_rows())
    sections = dict(frames["sentences"].select("sentence_id", "section_id").iter_rows())
    counts: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    columns = ("sentence_id", "article_id", "document_id", "clean_text")
    for sentence_id, article_id, document_id, text in frames["clean_sentences"].select(columns).iter_rows():
        counts[article_id, document_id, themes[sections[sentence_id]]].update(terms(text))
    rows = [
        {
            "article_id": article_id,
            "document_id": document_id,
            "theme": theme,
            "term": term,
            "occurrences": occurrences,
            "inverse_document_frequency": weight_of(term),
        }
        for (article_id, document_id, theme), found in counts.items()
        for term, occurrences in found.items()
    ]
    return {"article_terms": pl.DataFrame(rows, schema=dict(ARTICLE_TERMS.columns))}
