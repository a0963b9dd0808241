"""Finding rows of the lake tables by their place in a file of the sample."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

Entry = dict[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True)
class Span:
    """A stretch of a document's text, end exclusive."""

    start: int
    end: int

    def overlap(self, row: Row) -> int:
        """How many characters of the span the row covers."""
        return min(self.end, row["char_end"]) - max(self.start, row["char_start"])


@dataclass(frozen=True)
class Sample:
    """The current rows of every lake table, found by file."""

    tables: dict[str, pl.DataFrame]

    @cached_property
    def documents(self) -> dict[str, Row]:
        """Rows of `documents` and `document_facts` by source path."""
        joined = self.tables["documents"].join(self.tables["document_facts"], on="document_id")
        return {row["source_path"]: row for row in joined.iter_rows(named=True)}

    @cached_property
    def texts(self) -> dict[str, str]:
        """Decoded texts by source path."""
        texts = dict(self.tables["document_text"].select("document_id", "text").iter_rows())
        return {path: texts[row["document_id"]] for path, row in self.documents.items()}

    @cached_property
    def _rows(self) -> dict[tuple[str, str], list[Row]]:
        paths = {row["document_id"]: path for path, row in self.documents.items()}
        rows: dict[tuple[str, str], list[Row]] = {}
        for name, frame in self.tables.items():
            if "document_id" not in frame.columns:
                continue
            for row in frame.iter_rows(named=True):
                rows.setdefault((name, paths.get(row["document_id"], "")), []).append(row)
        return rows

    def rows(self, table: str, file: str) -> list[Row]:
        """The rows of a table that belong to a file."""
        return self._rows.get((table, file), [])

    def overlapping(self, table: str, file: str, span: Span) -> list[Row]:
        """The rows that share a character with the span, the closest fit first."""
        found = [row for row in self.rows(table, file) if span.overlap(row) > 0]
        return sorted(found, key=lambda row: (-span.overlap(row), row["char_end"] - row["char_start"]))

    def articles(self, file: str) -> list[Row]:
        """The articles of a file in their order."""
        return sorted(self.rows("articles", file), key=lambda row: row["char_start"])

    def article(self, file: str, number: int) -> Row | None:
        """The article of that number, counted from one; None where the file was not divided so far."""
        articles = self.articles(file)
        return articles[number - 1] if len(articles) >= number else None

    def of_article(self, table: str, file: str, article: Row) -> list[Row]:
        """The rows of a table that belong to an article."""
        return [row for row in self.rows(table, file) if row["article_id"] == article["article_id"]]

    def span(self, entry: Entry) -> Span:
        """Where the entry's surface, or its context if it has no surface, stands in its file."""
        start = self.texts[entry["file"]].index(entry["context"])
        surface = entry.get("surface", entry["context"])
        start += entry["context"].index(surface)
        return Span(start, start + len(surface))

    @cached_property
    def restored_values(self) -> dict[str, float]:
        """Values of masked measurements that arithmetic restored."""
        restored = self.tables["arithmetic_checks"].filter(verdict="restores")
        masked = set(self.tables["measurements"].filter("is_masked")["measurement_id"])
        return {
            measurement: value
            for measurements, value in restored.select("measurement_ids", "restored_value").iter_rows()
            for measurement in measurements
            if measurement in masked
        }


def surfaces(rows: Iterable[Row]) -> str:
    """The surfaces of some rows, for a message."""
    return ", ".join(repr(row["surface"]) for row in rows) or "nothing"
