"""Articles: a report on a year, from its title to its last line."""

from __future__ import annotations

from dataclasses import dataclass

from bench.reports.own_reports import DutyWriter, OfficeWriter
from bench.reports.report_writer import ArticleKey, ReportWriter
from bench.sentences.draft import Draft, Mark
from bench.sentences.grammar import Grammar

__all__ = ["DOCUMENT_TYPES", "Article", "ArticleKey", "write_article"]

DOCUMENT_TYPES = {
    "annual": "annual_summary",
    "half": "half_year_summary",
    "plan": "plan",
    "duty": "duty_report",
    "office": "topic_report",
}
_WRITERS: dict[str, type[ReportWriter]] = {"duty": DutyWriter, "office": OfficeWriter}


@dataclass
class Article:
    """A written article."""

    key: ArticleKey
    draft: Draft
    facts: dict[str, object]


def write_article(key: ArticleKey, seed: int, grammar: Grammar, title: str | None = None) -> Article:
    """Write the article of a key; `title` replaces its own, as on the sites that copy it."""
    writer = _WRITERS.get(key.report, ReportWriter)(key, seed, grammar)
    writer.title(title)
    body_start = len(writer.draft.text)
    low, high = writer.body()
    writer.draft.marks.append(Mark("body", body_start, len(writer.draft.text)))
    place = writer.authority.place
    facts: dict[str, object] = {
        "article_key": key.text,
        "authority_number": key.authority,
        "document_type": DOCUMENT_TYPES[key.report],
        "organisation_level": writer.organisation_level,
        "place": place.name,
        "place_code": place.code,
        "report_year": key.year,
        "provable_min": low,
        "provable_max": high,
    }
    return Article(key, writer.draft, facts)
