"""Frames for the stages `report_years` and `places`: short reports as documents of one article each."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import polars as pl

from zongjie.identifiers import identifier
from zongjie.tables.articles import ARTICLES, DOCUMENT_FACTS, SECTIONS
from zongjie.tables.documents import DOCUMENT_TEXT
from zongjie.tables.measurements import MEASUREMENTS
from zongjie.tables.placeholders import CLEAN_TEXTS, PLACEHOLDERS
from zongjie.text.offsets import OffsetMap

_MASKS = (("session", re.compile(r"第?[x_]{1,2}(?:届|大)"), None), ("year", re.compile(r"20xx年|20[12]x年"), None))
_FIGURE = re.compile(r"[0-9.]+(?:%|人|所|万元)")


def report_frames(*reports: dict[str, Any]) -> dict[str, pl.DataFrame]:
    """The frames that both stages read; a report is a mapping with title, body and, if wanted, plan.

    `plan` becomes a section of role plan; `type`, `level`, `kind`, `flags`, `published` say the rest.
    """
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _SCHEMAS}
    for number, report in enumerate(reports):
        _add(rows, number, report)
    return {name: pl.DataFrame(rows[name], schema=dict(table.columns)) for name, table in _SCHEMAS.items()}


_SCHEMAS = {
    "document_text": DOCUMENT_TEXT,
    "document_facts": DOCUMENT_FACTS,
    "articles": ARTICLES,
    "sections": SECTIONS,
    "clean_texts": CLEAN_TEXTS,
    "placeholders": PLACEHOLDERS,
    "measurements": MEASUREMENTS,
}


def _add(rows: dict[str, list[dict[str, Any]]], number: int, report: dict[str, Any]) -> None:
    """Add the rows of one report. The raw text has a stray dot before the title, which healing removed."""
    title = report.get("title", "教育局工作总结")
    clean = f"{title}\n{report['body']}\n" + report.get("plan", "")
    text = "." + clean
    document_id = identifier("document", number)
    article_id = identifier("article", document_id)
    common = {"article_id": article_id, "document_id": document_id}
    place = {"source_path": f"{number}.txt"}
    published = report.get("published")
    rows["document_text"].append({"document_id": document_id, "text": text})
    rows["document_facts"].append(
        {
            "document_id": document_id,
            "title": title,
            "published_on": date.fromisoformat(published) if published else None,
            "source_url": None,
            "source_kind": report.get("kind", "unknown"),
            "tamper_flags": report.get("flags", []),
            "article_count": 1,
            "boilerplate_chars": 0,
        }
    )
    rows["articles"].append(
        {
            **common,
            **place,
            "article_number": None,
            "title": title,
            "char_start": 0,
            "char_end": len(text),
            "body_start": len(title) + 2,
            "document_type": report.get("type", "annual_summary"),
            "organisation_level": report.get("level", "county"),
            "is_work_summary": True,
        }
    )
    if report.get("plan"):
        rows["sections"].append(_section(common, len(text) - len(report["plan"]), len(text)))
    offsets = OffsetMap()
    offsets.append(0, 0, 1)
    offsets.append(len(clean), 1, len(text))
    rows["clean_texts"].append({**common, "clean_text": clean, "offset_runs": offsets.to_rows()})
    for kind, pattern, _ in _MASKS:
        for match in pattern.finditer(text):
            rows["placeholders"].append({**common, **place, **_mask(kind, match)})
    for match in _FIGURE.finditer(clean):
        rows["measurements"].append(_measurement({**common, **place}, match, report.get("scope")))


def _section(common: dict[str, Any], start: int, end: int) -> dict[str, Any]:
    """A plan section."""
    return {
        **common,
        "section_id": identifier("section", common["article_id"], start),
        "parent_section_id": None,
        "level": 1,
        "marker": "",
        "heading": "",
        "heading_path": "",
        "char_start": start,
        "char_end": end,
        "theme": "",
        "role": "plan",
    }


def _mask(kind: str, match: re.Match[str]) -> dict[str, Any]:
    """A placeholder."""
    first = {"20xx年": 2000, "201x年": 2010, "202x年": 2020}.get(match.group())
    return {
        "placeholder_id": identifier("placeholder", kind, match.start()),
        "char_start": match.start(),
        "char_end": match.end(),
        "surface": match.group(),
        "placeholder_kind": kind,
        "canonical": match.group(),
        "year_min": first,
        "year_max": {"20xx年": 2099, "201x年": 2019, "202x年": 2029}.get(match.group()),
        "restored": None,
        "rule": "test",
    }


def _measurement(common: dict[str, Any], match: re.Match[str], scope: str | None) -> dict[str, Any]:
    """A figure; only its place and scope matter here."""
    row: dict[str, Any] = {}
    for name, dtype in MEASUREMENTS.columns.items():
        filler = {pl.String: "", pl.Float64: 0.0, pl.Boolean: False, pl.Int64: 0}
        row[name] = None if name in MEASUREMENTS.nullable else filler.get(dtype)  # pyright: ignore[reportArgumentType, reportCallIssue]
    return {
        **row,
        **common,
        "measurement_id": identifier("measurement", common["article_id"], match.start()),
        "surface": match.group(),
        "clean_start": match.start(),
        "clean_end": match.end(),
        "char_start": match.start() + 1,
        "char_end": match.end() + 1,
        "operator": "eq",
        "nature": "actual",
        "scope": scope,
    }
