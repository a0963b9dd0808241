"""A small warehouse of invented rows, and pages read back, for tests of the reading room."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
from selectolax.lexbor import LexborHTMLParser, LexborNode

TABLES: Mapping[str, Mapping[str, str]] = json.loads(
    (Path(__file__).parent / "warehouse_tables.json").read_text(encoding="utf-8")
)
"""DuckDB type by column, by table, of the public tables that the pages are made from."""

DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "dim_article": {
        "source_path": "甲.txt",
        "document_id": "d1",
        "document_type": "annual_summary",
        "organisation_level": "county",
        "authority_id": "u1",
        "is_work_summary": True,
        "report_year_evidence": [],
    },
    "dim_document": {"source_path": "甲.txt", "source_kind": "official", "tamper_flags": []},
    "dim_authority": {"level": "county", "peer_group": "county", "article_count": 1},
    "fct_measurement": {
        "source_path": "甲.txt",
        "section_id": "c1",
        "sentence_id": "t1",
        "operator": "eq",
        "nature": "actual",
        "indicator": "指标",
        "unit": "",
        "unit_code": "",
        "is_masked": False,
        "is_hedged": False,
        "is_absolute": False,
        "is_duplicate": False,
        "confidence": 0.9,
        "rule": "nature:default",
    },
    "fct_placeholder": {"source_path": "甲.txt", "placeholder_kind": "year", "canonical": "<year>", "rule": "year"},
    "dim_section": {"level": 0, "marker": "", "heading": "", "heading_path": "", "theme": "other", "role": "other"},
    "fct_arithmetic_check": {"kind": "parts_sum", "verdict": "holds", "explanation": "相符。 It holds."},
}
"""What a row says where a test does not."""


def make_warehouse(file: Path, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """Write a warehouse with every table of TABLES and these rows in them."""
    with duckdb.connect(file) as connection:
        for table, columns in TABLES.items():
            described = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
            connection.execute(f"create table {table} ({described})")
            for row in rows.get(table, ()):
                filled = {**DEFAULTS.get(table, {}), **row}
                names = ", ".join(f'"{name}"' for name in filled)
                marks = ", ".join("?" for _ in filled)
                insert = f"insert into {table} ({names}) values ({marks})"  # noqa: S608 (names of the tests' own)
                connection.execute(insert, list(filled.values()))
    return file


def parsed(folder: Path, path: str) -> LexborHTMLParser:
    """A page of the site as a browser would read it."""
    return LexborHTMLParser((folder / path).read_bytes())


def mark_texts(page: LexborHTMLParser, prefix: str) -> dict[str, str]:
    """The text of every element whose anchor begins with the prefix (`m-` figures, `k-` masks).

    Raises AssertionError where an anchor stands twice.
    """
    found: dict[str, str] = {}
    for node in page.css(f"[id^='{prefix}']"):
        key = str(node.attributes["id"]).removeprefix(prefix)
        assert key not in found, f"{prefix}{key} stands twice"
        found[key] = pieces(page, node)
    return found


def pieces(page: LexborHTMLParser, first: LexborNode) -> str:
    """The text of a mark; a figure that crosses another mark goes on in elements that lead to the same row."""
    address = first.attributes.get("href")
    if not address:
        return first.text()
    return "".join(node.text() for node in page.css(f".text a.f[href='{address}']"))
